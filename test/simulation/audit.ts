/** Compares every stored row with the ledger: nothing more, nothing less, nothing else. */

import { sql } from 'drizzle-orm';
import { type Entry, insist, insistSame } from './ledger.ts';
import type { World } from './world.ts';

interface Counted {
  readonly job: string;
  readonly rows: number;
}

export async function audit({ db, ledger }: World): Promise<void> {
  const stored = await db.orm.all<Record<string, unknown>>(sql`
    SELECT id, key_id AS keyId, status AS state, owner, lease_expires_at_ms AS leaseUntilMs,
      attempt, forgiven, runs_alone AS runsAlone, not_before_at_ms AS notBeforeAtMs,
      updated_at_ms AS changedAtMs, item_count AS itemCount, chunk_count AS chunkCount,
      created_at_ms AS createdAtMs FROM jobs ORDER BY created_at_ms`);
  const entries = [...ledger.entries.values()];
  insistSame(stored.map(pickFields), entries.map(pickFields), 'stored jobs');

  const inputs = await db.orm.all<Counted>(
    sql`SELECT job_id AS job, count(*) AS rows FROM job_inputs GROUP BY job_id ORDER BY job_id`,
  );
  insistSame(inputs, sortById(entries).map(countInputs), 'stored inputs');

  const results = await db.orm.all<{ job: string; seq: number; text: string }>(sql`
    SELECT job_id AS job, seq, CAST(bytes AS TEXT) AS text FROM job_results ORDER BY job_id, seq`);
  insistSame(results, sortById(entries).flatMap(listResults), 'stored results');

  const [usage] = await db.orm.all<{ items: number }>(
    sql`SELECT coalesce(sum(items), 0) AS items FROM usage`,
  );
  insistSame(usage?.items, ledger.charged, 'charged items');
  for (const entry of entries) {
    const isWhole = entry.results.size === entry.chunkCount;
    insist(isWhole === (entry.state === 'complete'), `${entry.id} is ${entry.state} by halves`);
  }
}

function pickFields(row: Record<string, unknown> | Entry): unknown[] {
  const { id, keyId, state, owner, leaseUntilMs, attempt, forgiven } = row;
  const { runsAlone, notBeforeAtMs, changedAtMs, itemCount, chunkCount, createdAtMs } = row;
  return [
    ...[id, keyId, state, owner, leaseUntilMs, attempt, forgiven, Number(runsAlone)],
    ...[notBeforeAtMs, changedAtMs, itemCount, chunkCount, createdAtMs],
  ];
}

function countInputs(entry: Entry): Counted {
  return { job: entry.id, rows: entry.chunkCount };
}

function listResults(entry: Entry): unknown[] {
  const chunks = [...entry.results].sort(([left], [right]) => left - right);
  return chunks.map(([seq, text]) => ({ job: entry.id, seq, text }));
}

function sortById(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((left, right) => (left.id < right.id ? -1 : 1));
}
