/** The tables. Every time is epoch milliseconds; every blob is UTF-8 JSON text. */

import { sql } from 'drizzle-orm';
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

export const apiKeys = sqliteTable('api_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  tenant: text('tenant').notNull(),
  digest: text('digest').notNull(),
  plan: text('plan').notNull(),
  quotaItems: integer('quota_items'),
  createdAtMs: integer('created_at_ms').notNull(),
  revokedAtMs: integer('revoked_at_ms'),
});

export const usage = sqliteTable(
  'usage',
  {
    keyId: text('key_id').notNull(),
    month: text('month').notNull(),
    items: integer('items').notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.month] })],
);

export const jobs = sqliteTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    keyId: text('key_id').notNull(),
    tenant: text('tenant').notNull(),
    status: text('status', { enum: ['queued', 'processing', 'complete', 'failed'] }).notNull(),
    itemCount: integer('item_count').notNull(),
    chunkCount: integer('chunk_count').notNull(),
    options: text('options').notNull(),
    priority: integer('priority').notNull(),
    owner: text('owner'),
    leaseExpiresAtMs: integer('lease_expires_at_ms'),
    attempt: integer('attempt').notNull(),
    forgiven: integer('forgiven').notNull(),
    runsAlone: integer('runs_alone', { mode: 'boolean' }).notNull(),
    notBeforeAtMs: integer('not_before_at_ms').notNull(),
    error: text('error'),
    idempotencyKey: text('idempotency_key'),
    idempotencyDigest: text('idempotency_digest'),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [
    uniqueIndex('jobs_by_idempotency').on(table.keyId, table.idempotencyKey),
    index('jobs_waiting')
      .on(table.priority, table.createdAtMs, table.itemCount)
      .where(sql`status = 'queued'`),
    index('jobs_running').on(table.leaseExpiresAtMs).where(sql`status = 'processing'`),
    index('jobs_ended').on(table.updatedAtMs).where(sql`status IN ('complete', 'failed')`),
    index('jobs_by_key').on(table.keyId, table.createdAtMs, table.id),
    index('jobs_by_tenant').on(table.tenant, table.createdAtMs),
    index('jobs_by_key_and_status').on(table.keyId, table.status, table.createdAtMs, table.id),
  ],
);

export const jobInputs = sqliteTable(
  'job_inputs',
  {
    jobId: text('job_id').notNull(),
    seq: integer('seq').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.seq] })],
);

export const jobResults = sqliteTable(
  'job_results',
  {
    jobId: text('job_id').notNull(),
    seq: integer('seq').notNull(),
    itemCount: integer('item_count').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.seq] })],
);

export const corrections = sqliteTable(
  'corrections',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    kind: text('kind', { enum: ['normalized', 'contains', 'merchant_id'] }).notNull(),
    value: text('value').notNull(),
    /** The fields that are set, as JSON. */
    changes: text('changes').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [
    uniqueIndex('corrections_by_match').on(table.tenant, table.kind, table.value),
    index('corrections_by_age').on(table.tenant, table.createdAtMs, table.id),
  ],
);

/** Counts the changes to a tenant's corrections, so that a copy in memory can be told stale. */
export const correctionVersions = sqliteTable('correction_versions', {
  tenant: text('tenant').primaryKey(),
  version: integer('version').notNull(),
});

/** Jobs that are gone, as long as bytes of theirs are still being removed. */
export const erasures = sqliteTable('erasures', {
  jobId: text('job_id').primaryKey(),
});

/** One row a name; `probe` is written by the readiness check. */
export const meta = sqliteTable('meta', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
