/** What an operator may ask of an installation, whether by socket or with the database in hand. */

import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { renderJob } from '../jobs/job.ts';
import { findJob, listJobs } from '../jobs/store-reads.ts';
import type { Keyring } from '../keys/keyring.ts';
import { listKeys } from '../keys/store.ts';
import type { Log } from '../log.ts';

const label = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u, 'must have no control characters');
const identifier = z.string().min(1).max(64);

/** Jobs shown by `jobs list`. */
export const listedJobsMax = 100;

/** One request to the installation. */
export const adminRequest = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('keys.create'),
    name: label,
    tenant: label.optional(),
    quotaItems: z.int().min(0).optional(),
  }),
  z.object({ command: z.literal('keys.list') }),
  z.object({ command: z.literal('keys.revoke'), id: identifier }),
  z.object({ command: z.literal('jobs.list') }),
  z.object({ command: z.literal('jobs.show'), id: identifier }),
  z.object({ command: z.literal('jobs.rm'), id: identifier }),
  z.object({ command: z.literal('backup'), path: z.string().min(1) }),
]);

export type AdminRequest = z.infer<typeof adminRequest>;

/** Answers one request with a JSON value; null when the thing asked for does not exist. */
export type Admin = (request: AdminRequest) => Promise<unknown>;

export interface AdminDeps {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly log: Log;
  /** False when there is no such job. */
  readonly eraseJob: (id: string) => Promise<boolean>;
}

/** Each change leaves one `audit` line in the log. */
export function createAdmin({ db, keyring, log, eraseJob }: AdminDeps): Admin {
  const audit = (action: string, facts: object) => log.info({ action, ...facts }, 'audit');
  return async (request) => {
    switch (request.command) {
      case 'keys.create': {
        const created = await keyring.create(request);
        audit('key.create', { key: created.id, tenant: request.tenant });
        return created;
      }
      case 'keys.list':
        return showKeys(db);
      case 'keys.revoke':
        if (!(await keyring.revoke(request.id))) return null;
        audit('key.revoke', { key: request.id });
        return { id: request.id };
      case 'jobs.list':
        return (await listJobs(db, listedJobsMax)).map(
          ({ id, keyId, status, itemCount, ...job }) => ({
            id,
            key: keyId,
            status,
            item_count: itemCount,
            created_at: toIso(job.createdAtMs),
          }),
        );
      case 'jobs.show': {
        const job = await findJob(db, request.id);
        if (job === undefined) return null;
        const { head, tail } = renderJob(job);
        return { ...JSON.parse(head + tail), key: job.keyId, attempt: job.attempt };
      }
      case 'jobs.rm':
        if (!(await eraseJob(request.id))) return null;
        audit('job.erase', { job: request.id });
        return { id: request.id };
      case 'backup':
        await db.backup(request.path);
        return { path: request.path };
    }
  };
}

async function showKeys(db: Database) {
  return (await listKeys(db)).map((key) => ({
    id: key.id,
    name: key.name,
    tenant: key.tenant,
    quota: key.quotaItems,
    created_at: toIso(key.createdAtMs),
    revoked_at: key.revokedAtMs === null ? null : toIso(key.revokedAtMs),
  }));
}

function toIso(atMs: number): string {
  return new Date(atMs).toISOString();
}
