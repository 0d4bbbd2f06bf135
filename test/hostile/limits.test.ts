/** The table of limits tells the truth, and each limit that has a name has a test that names it. */

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { controlRequestBytesMax, socketPathBytesMax } from '../../src/cli/control.ts';
import { healthcheckCommand, healthcheckMs } from '../../src/cli/healthcheck.ts';
import { loadConfig, toVariables } from '../../src/config.ts';
import { createWriteQueue, groupStatementsMax } from '../../src/db/write-queue.ts';
import { createOpenStreams } from '../../src/http/open-streams.ts';
import { eventStreamsMax, eventStreamsPerKeyMax } from '../../src/http/routes/events.ts';
import { enrichStreamsMax, enrichStreamsPerKeyMax } from '../../src/http/routes/stream.ts';
import { includesMax } from '../../src/http/schemas.ts';
import { prune, prunedJobsMax } from '../../src/jobs/maintenance.ts';
import {
  pollMs,
  runningJobsMax,
  smallJobsItemsMax,
  smallJobsMax,
  startRunner,
} from '../../src/jobs/runner.ts';
import { fail, put } from '../../src/jobs/store.ts';
import { listJobs } from '../../src/jobs/store-reads.ts';
import { cachedKeysMax } from '../../src/keys/keyring.ts';
import { revokeKey } from '../../src/keys/store.ts';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { createPool } from '../../src/pool/pool.ts';
import { claimOne } from '../rig/claim.ts';
import { createManualClock, settleEventLoop } from '../rig/clock.ts';
import { makeDirectory } from '../rig/directory.ts';
import { createKeptLog } from '../rig/log.ts';
import { serve } from '../rig/process.ts';
import { openService, openStore } from '../rig/service.ts';
import { openSocket, readAll } from '../rig/socket.ts';

const rows = readFileSync('docs/configuration.md', 'utf8').split('\n');
const tests = globSync('test/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const { log } = createKeptLog();

test('every fixed limit is where the table says, and a test names it', () => {
  const wrong: string[] = [];
  for (const row of rows.filter((line) => line.includes('`src/'))) {
    const [, , values = '', place = ''] = row.split('|');
    const file = /`(src\/[^`]+)`/.exec(place)?.[1] ?? '';
    const source = readFileSync(file, 'utf8');
    const names = [...place.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
    if (names.length === 0) wrong.push(`a limit of ${file} has no name`);
    for (const name of names) {
      const value = new RegExp(`const ${name} = ([^;]+);`).exec(source)?.[1];
      if (value === undefined) wrong.push(`${name} is not in ${file}`);
      if (names.length === 1 && !says(values, name, value ?? '')) wrong.push(`${name}: ${values}`);
      const isNamed = tests.some((code) => new RegExp(`\\b${name}\\b`).test(code));
      if (!isNamed) wrong.push(`${name} has no test`);
    }
  }
  assert.deepEqual(wrong, []);
});

/** Whether the first number of the cell is the constant's, in the unit its name ends in. */
function says(cell: string, name: string, value: string): boolean {
  if (!/^[\d_ *]+$/.test(value) || cell.includes('^') || / 0 to /.test(cell)) return true;
  const product = value
    .split('*')
    .reduce((so, factor) => so * Number(factor.replaceAll('_', '').trim()), 1);
  const [, number = '', unit = ''] = /([\d,]+)\s*([A-Za-z]*)/.exec(cell) ?? [];
  const factor = name.endsWith('Ms') && unit.startsWith('s') ? 1000 : unit === 'MiB' ? 2 ** 20 : 1;
  const shown = Number(number.replaceAll(',', ''));
  return shown * factor === product || shown === product || /for each/.test(cell);
}

test('every setting is in the table with its default, and a test names it', () => {
  const described = rows.flatMap((line) => /^\| `(ENRICHD_\w+)` \| \S/.exec(line)?.[1] ?? []);
  const config = loadConfig({}, { cores: 2, isTerminal: false });
  const unset = { databaseToken: 'set', secret: 'set', corsOrigin: 'set' };
  const known = Object.keys(toVariables({ ...config, ...unset }));
  // The executable alone has its addon beside it.
  assert.deepEqual(described.toSorted(), [...known, 'ENRICHD_ADDON'].toSorted());
  for (const name of described)
    assert.ok(
      tests.some((code) => code.includes(name)),
      name,
    );
});

test('ENRICHD_CONNECTIONS_MAX: a connection beyond it is dropped', async () => {
  const server = await serve(makeDirectory(), { ENRICHD_CONNECTIONS_MAX: '2' });
  const open = [await openSocket(server.url), await openSocket(server.url)];
  assert.equal(await readAll(await openSocket(server.url)), '');
  for (const socket of open) socket.destroy();
  await server.end('SIGTERM');
});

test('controlRequestBytesMax: a longer request on the control socket is refused', async () => {
  const directory = makeDirectory();
  const server = await serve(directory);
  const socket = connect(join(directory, 'control.sock'));
  socket.on('error', () => {});
  socket.end(`{"command":"${'x'.repeat(controlRequestBytesMax)}`);
  assert.equal(await text(socket), '{"error":"the request is too long"}');
  await server.end('SIGTERM');
});

test('socketPathBytesMax: a longer path of the directory costs the control socket alone', async () => {
  const directory = makeDirectory();
  const name = '/control.sock';
  // The path from the working directory is taken where it is the shorter one.
  const fromHere = relative(process.cwd(), directory);
  const base = Math.min(directory.length, fromHere.length);
  for (const [bytes, isServed] of [
    [socketPathBytesMax, true],
    [socketPathBytesMax + 1, false],
  ] as const) {
    const long = join(directory, 'd'.repeat(bytes - base - `/${name}`.length));
    const server = await serve(long);
    assert.equal(existsSync(`${long}${name}`), isServed);
    assert.equal(await server.end('SIGTERM'), 0);
    assert.equal(server.stderr().includes('too long for a control socket'), !isServed);
  }
});

test('healthcheckMs: a service that never answers is not ready', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  assert.ok(typeof address === 'object' && address !== null);
  const startedAtMs = performance.now();
  const env = { ENRICHD_PORT: String(address.port) };
  const { stdin, stdout, stderr } = process;
  assert.equal(await healthcheckCommand([], { env, stdin, stdout, stderr }), 1);
  assert.ok(performance.now() - startedAtMs >= healthcheckMs - 100);
  silent.close();
});

test('groupStatementsMax: what waits is committed in groups of no more', async () => {
  const groups: number[] = [];
  const queue = createWriteQueue<number, number>({
    runBatch: async (statements) => {
      groups.push(statements.length);
      return statements;
    },
    mayIsolate: () => true,
  });
  const count = 2 * groupStatementsMax + 1;
  await Promise.all(Array.from({ length: count }, (_, i) => queue.add([i])));
  assert.deepEqual(groups, [groupStatementsMax, groupStatementsMax, 1]);
});

test('includesMax: more extras than that are refused', async () => {
  const service = await openService();
  after(() => service.close());
  const ask = (count: number) =>
    service.post('/v1/enrich', { transactions: ['a'], include: Array(count).fill('details') });
  assert.equal((await ask(includesMax)).status, 200);
  assert.equal((await ask(includesMax + 1)).status, 400);
});

for (const [name, totalMax, perKeyMax] of [
  ['event', eventStreamsMax, eventStreamsPerKeyMax],
  ['enrichment', enrichStreamsMax, enrichStreamsPerKeyMax],
] as const) {
  test(`${name} streams: no key has more than its share, and no more are open in all`, () => {
    const streams = createOpenStreams({ totalMax, perKeyMax });
    const closers: (() => void)[] = [];
    for (let i = 0; i < totalMax; i++) closers.push(streams.open(`${Math.floor(i / perKeyMax)}`));
    assert.throws(() => streams.open('0'), { code: 'rate_limited' });
    assert.throws(() => streams.open('another'), { code: 'unavailable' });
    closers[0]?.();
    streams.open('another');
  });
}

test('cachedKeysMax: the oldest key is forgotten and asked for again', async () => {
  const { db, keyring } = await openStore(createManualClock());
  const make = () => keyring.create({ name: 'n' });
  const [first, ...others] = await Promise.all(Array.from({ length: cachedKeysMax + 1 }, make));
  assert.ok(first);
  assert.ok(await keyring.authenticate(first.key));
  await revokeKey(db, first.id);
  assert.ok(await keyring.authenticate(first.key));
  for (const { key } of others) await keyring.authenticate(key);
  assert.equal(await keyring.authenticate(first.key), undefined);
});

const SIDE_BY_SIDE = [
  ['runningJobsMax: so many', runningJobsMax, smallJobsItemsMax],
  ['smallJobsMax, smallJobsItemsMax: so many small jobs', smallJobsMax, 1],
] as const;

for (const [name, jobsMax, itemCount] of SIDE_BY_SIDE) {
  test(`${name} run side by side, found within pollMs without a signal`, async () => {
    const clock = createManualClock();
    const { db } = await openStore(clock);
    const worker = new URL('../rig/poison-worker.ts', import.meta.url);
    const pool = createPool({ threads: 1, knowledge: await loadKnowledge(), log, worker });
    const runner = startRunner({ db, pool, clock, log, random: () => 0, owner: 'me' });
    await settleEventLoop();
    for (let i = 0; i <= jobsMax; i++) await putJob(db, 'poison: spin', itemCount);
    const countRunning = async () =>
      (await listJobs(db, 100)).filter(({ status }) => status === 'processing').length;
    assert.equal(await countRunning(), 0);
    await clock.advance(pollMs);
    while ((await countRunning()) < jobsMax) await settleEventLoop();
    await clock.advance(pollMs);
    await settleEventLoop();
    assert.equal(await countRunning(), jobsMax);
    const stopped = runner.stop();
    await pool.close();
    await stopped;
  });
}

test('ENRICHD_RETENTION_HOURS, prunedJobsMax: a round of pruning removes so many and stops', async () => {
  const clock = createManualClock();
  const { db } = await openStore(clock);
  const more = 10;
  for (let i = 0; i < prunedJobsMax + more; i++) {
    await putJob(db, 'SPOTIFY');
    const job = await claimOne(db, 'me', true);
    if (job) await fail(db, job, 'It failed.');
  }
  await clock.advance(1001);
  await prune({ db, clock, log, retentionMs: 1000, onRescued: () => {} });
  assert.equal((await listJobs(db, 1000)).length, more);
});

async function putJob(
  db: Awaited<ReturnType<typeof openStore>>['db'],
  first: string,
  itemCount = 1,
) {
  const id = crypto.randomUUID();
  const chunks = [Buffer.from(JSON.stringify([first]))];
  const job = { id, keyId: 'k', tenant: 't', itemCount, chunks, options: '{}' };
  await put(db, job, { queuedJobsMax: 1000, queuedItemsMax: 100_000 });
}
