/** Tries a correction on recent items of the tenant's jobs, beside the rules as they are. */

import type { Correction } from '../corrections/correction.ts';
import type { Corrections } from '../corrections/corrections.ts';
import type { Database } from '../db/client.ts';
import type { Item } from '../enrich/item.ts';
import { AppError } from '../errors.ts';
import type { Pool } from '../pool/pool.ts';
import { listTenantJobs, readInput } from './store-reads.ts';

export interface PreviewDeps {
  readonly db: Database;
  readonly pool: Pool;
  readonly corrections: Corrections;
}

export interface Preview {
  readonly examined: number;
  readonly changed: number;
  /** The first of the changed items, newest job first. */
  readonly changes: readonly PreviewChange[];
}

export interface PreviewChange {
  readonly job_id: string;
  readonly before: Item;
  readonly after: Item;
}

/** The newest jobs that are looked into, the items examined, and the changes shown. */
export const previewedJobsMax = 100;
export const previewedItemsMax = 2000;
export const previewedChangesMax = 100;

interface Sample {
  readonly jobId: string;
  readonly entries: readonly unknown[];
}

/** Throws AppError when the threads fail. */
export async function previewCorrection(
  deps: PreviewDeps,
  tenant: string,
  candidate: Correction,
): Promise<Preview> {
  const { pool, corrections } = deps;
  const now = await corrections.rulesOf(tenant);
  const then = await corrections.rulesWith(tenant, candidate);
  const changes: PreviewChange[] = [];
  let examined = 0;
  let changed = 0;
  for await (const { jobId, entries } of sampleRecent(deps.db, tenant)) {
    const [before, after] = await Promise.all(
      [now, then].map((rules) => pool.enrichBatch(toBytes(entries), { rules }).then(readItems)),
    );
    examined += entries.length;
    for (const [position, item] of (before ?? []).entries()) {
      const other = after?.[position];
      if (other === undefined || JSON.stringify(item) === JSON.stringify(other)) continue;
      changed += 1;
      if (changes.length >= previewedChangesMax) continue;
      changes.push({ job_id: jobId, before: item, after: other });
    }
  }
  return { examined, changed, changes };
}

/** The inputs of the newest jobs, a chunk at a time, until there are enough. */
async function* sampleRecent(db: Database, tenant: string): AsyncGenerator<Sample, void> {
  let left = previewedItemsMax;
  for (const { id, chunkCount } of await listTenantJobs(db, tenant, previewedJobsMax)) {
    for (let seq = 0; seq < chunkCount && left > 0; seq++) {
      const bytes = await readInput(db, id, seq);
      if (bytes === undefined) break;
      const entries = (JSON.parse(new TextDecoder().decode(bytes)) as unknown[]).slice(0, left);
      left -= entries.length;
      yield { jobId: id, entries };
    }
    if (left === 0) return;
  }
}

function toBytes(entries: readonly unknown[]): Uint8Array {
  return Buffer.from(JSON.stringify(entries));
}

function readItems(result: Awaited<ReturnType<Pool['enrichBatch']>>): Item[] {
  if (!result.isOk) throw new AppError('unavailable');
  return JSON.parse(`[${new TextDecoder().decode(result.bytes)}]`) as Item[];
}
