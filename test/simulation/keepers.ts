/** What happens to jobs from outside their runs: submission, rescue, erasure, retention, restore. */

import { prune } from '../../src/jobs/maintenance.ts';
import { claimedItemsMax, erase, put, rescue } from '../../src/jobs/store.ts';
import { findReplay } from '../../src/jobs/store-reads.ts';
import { createKeptLog } from '../rig/log.ts';
import {
  abandon,
  type Entry,
  insist,
  insistSame,
  isEnded,
  isLive,
  type Ledger,
  listEntries,
} from './ledger.ts';
import { count, keepCopy, quotaItems, restoreCopy, type World } from './world.ts';

export const limits = { queuedJobsMax: 14, queuedItemsMax: 90 };
export const retentionMs = 120_000;

const { log } = createKeptLog();

export async function submit(world: World, id: string): Promise<void> {
  const { db, ledger, random, clock } = world;
  const keyId = random.pick(['free', 'metered']);
  const chunkCount = 1 + random.below(3);
  // Some are too large for their input to come along with a claim.
  const itemCount = chunkCount + random.below(8) + (random.chance(0.05) ? claimedItemsMax : 0);
  const idempotency = random.chance(0.4)
    ? { key: `name ${random.below(12)}`, digest: `digest ${random.below(2)}` }
    : undefined;
  const chunks = Array.from({ length: chunkCount }, (_, seq) => Buffer.from(`["${id} ${seq}"]`));

  const queued = listEntries(ledger, (entry) => entry.state === 'queued');
  const queuedItems = queued.reduce((sum, entry) => sum + entry.itemCount, 0);
  const twin = idempotency && findTwin(ledger, keyId, idempotency.key);
  const isRefused =
    queued.length >= limits.queuedJobsMax ||
    queuedItems + itemCount > limits.queuedItemsMax ||
    (keyId === 'metered' && ledger.charged + itemCount > quotaItems);

  world.act = 'put';
  const job = { id, keyId, tenant: 't', itemCount, chunks, options: '{}', idempotency };
  const isStored = await put(db, job, limits);
  insistSame(isStored, !isRefused && twin === undefined, `acceptance of ${id}`);
  if (twin !== undefined) {
    const replay = await findReplay(db, keyId, idempotency?.key ?? '');
    insistSame(
      [replay?.id, replay?.idempotencyDigest],
      [twin.id, twin.idempotency?.digest],
      'replay',
    );
    count(world, 'replayed');
  }
  count(world, isStored ? 'accepted' : 'refused');
  if (!isStored) return;
  if (keyId === 'metered') ledger.charged += itemCount;
  const at = { createdAtMs: clock.now(), changedAtMs: clock.now() };
  ledger.entries.set(id, {
    ...{ id, keyId, idempotency, itemCount, chunkCount, ...at, state: 'queued', owner: null },
    ...{ leaseUntilMs: null, attempt: 0, forgiven: 0, runsAlone: false, notBeforeAtMs: 0 },
    results: new Map(),
  });
}

function findTwin(ledger: Ledger, keyId: string, key: string): Entry | undefined {
  return listEntries(ledger, (entry) => entry.keyId === keyId && entry.idempotency?.key === key)[0];
}

/** Rescues the jobs whose lease ran out: exactly those. */
export async function sweep(world: World): Promise<void> {
  const nowMs = world.clock.now();
  await rescueExactly(world, 'sweep', { kind: 'lapsed' }, (entry) => !isLive(entry, nowMs));
}

/** A server starts on the file when all others are dead: nothing may stay held by them. */
export async function restart(world: World, owner: string): Promise<void> {
  const scope = { kind: 'not-of', owner } as const;
  await rescueExactly(world, 'restart', scope, (entry) => entry.owner !== owner);
}

async function rescueExactly(
  world: World,
  act: string,
  scope: Parameters<typeof rescue>[1],
  isDead: (entry: Entry) => boolean,
): Promise<void> {
  const dead = listEntries(world.ledger, (entry) => entry.state === 'processing' && isDead(entry));
  world.act = act;
  const ids = await rescue(world.db, scope);
  insistSame([...ids].sort(), dead.map(({ id }) => id).sort(), 'rescued jobs');
  for (const entry of dead) {
    abandon(entry, world.clock.now());
    count(world, entry.state === 'failed' ? 'failed for good' : 'rescued');
  }
}

/** Erases one or two jobs in whatever state, and sometimes one that does not exist. */
export async function eraseSome(world: World): Promise<void> {
  const { ledger, random } = world;
  const known = [...ledger.entries.keys(), 'never there'];
  const ids = [...new Set([random.pick(known), random.pick(known)])];
  const present = ids.filter((id) => ledger.entries.has(id));
  world.act = 'erase';
  insistSame(await erase(world.db, ids), present.length, 'erased jobs');
  for (const id of present) ledger.entries.delete(id);
  count(world, 'erased');
}

/** Removes what is past its retention: ended jobs of that age, and nothing else. */
export async function pruneOld(world: World): Promise<void> {
  const { db, clock, ledger } = world;
  const old = listEntries(
    ledger,
    (entry) => isEnded(entry) && entry.changedAtMs < clock.now() - retentionMs,
  );
  world.act = 'prune';
  await prune({
    db,
    clock,
    log,
    retentionMs,
    onRescued: () => insist(false, 'pruned into rescue'),
  });
  for (const { id } of old) ledger.entries.delete(id);
  if (old.length > 0) count(world, 'pruned');
}

/** Takes a backup; the function it gives brings that past back while workers live on. */
export async function backUp(world: World): Promise<() => Promise<void>> {
  world.act = 'backup';
  await keepCopy(world.db);
  const kept = structuredClone(world.ledger);
  return async () => {
    world.act = 'restore';
    await restoreCopy(world.db);
    world.ledger = structuredClone(kept);
    count(world, 'restored');
  };
}
