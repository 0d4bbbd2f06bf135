/** 100,000 seeded hostile requests: no fault, no echo, and always the error table's shape. */

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, test } from 'node:test';
import { parseKeyId } from '../../src/keys/key.ts';
import { createRandom, type Random } from '../accuracy/random.ts';
import { openListening } from '../rig/listening.ts';
import {
  damageKey,
  type FuzzRequest,
  MARK,
  makeLook,
  makeSubmission,
  makeText,
} from './fuzz-inputs.ts';

const seed = 20_261_129;
const syncCases = 40_000;
const asyncCases = 12_000;
const lookCases = 15_000;
const keyCases = 30_000;
const socketCases = 3000;

const service = await openListening({ ENRICHD_QUEUED_JOBS_MAX: '500' });
after(() => service.close());
const { key } = service;
const jobIds: string[] = [];

const ALLOWED = new Set([200, 202, 400, 401, 404, 405, 413, 415, 422, 431, 503]);

function judge(sent: FuzzRequest, status: number, text: string, caseNumber: number): void {
  const what = `case ${caseNumber} of seed ${seed}: ${sent.method} ${sent.path} -> ${status} ${text}`;
  assert.ok(ALLOWED.has(status), what);
  if (status < 300) {
    if (sent.method === 'HEAD') return;
    const { job_id } = JSON.parse(text);
    if (job_id) jobIds.push(job_id);
    return;
  }
  if (sent.method === 'HEAD') return;
  assert.ok(!text.includes(MARK), what);
  const answer = JSON.parse(text);
  assert.match(answer.error, /^[A-Z][^"]*\.$/, what);
  if (status !== 400) return;
  assert.ok(Array.isArray(answer.issues), what);
  for (const issue of answer.issues) {
    assert.deepEqual(Object.keys(issue), ['path', 'message'], what);
    assert.match(issue.message, /^Expected .*\.$/, what);
  }
}

async function callApp({ method, path, headers, body }: FuzzRequest) {
  const init = { method, headers, ...(body ? { body: new Uint8Array(body) } : {}) };
  const response = await service.fetch(`http://x${path}`, init);
  return { status: response.status, text: await response.text() };
}

function callSocket(sent: FuzzRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { method, headers } = sent;
    // What no URL may hold never leaves an ordinary client.
    const path = sent.path.replace(/[^\x21-\x7e]/g, '');
    const outgoing = request(service.url + path, { method, headers }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });
}

async function fuzz(
  cases: number,
  random: Random,
  make: (random: Random) => FuzzRequest,
  call: typeof callApp,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  for (let i = 0; i < cases; i++) {
    const sent = make(random);
    const { status, text } = await call(sent);
    judge(sent, status, text, i);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return statuses;
}

const makeSync = (random: Random) => makeSubmission(random, '/v1/enrich', key);
const makeAsync = (random: Random) => makeSubmission(random, '/v1/enrich/async', key);
const makeGet = (random: Random) => makeLook(random, jobIds, key);

const RUNS = [
  { name: 'POST /v1/enrich', cases: syncCases, make: makeSync, good: 200 },
  { name: 'POST /v1/enrich/async', cases: asyncCases, make: makeAsync, good: 202 },
  { name: 'GET /v1/enrich/jobs/:id', cases: lookCases, make: makeGet, good: 200 },
];

for (const [run, { name, cases, make, good }] of RUNS.entries()) {
  test(`${cases} requests to ${name}`, async (context) => {
    const statuses = await fuzz(cases, createRandom(seed + run), make, callApp);
    context.diagnostic(`seed ${seed + run}: ${JSON.stringify([...statuses])}`);
    // A fuzz that never gets through, or always does, proves nothing.
    assert.ok((statuses.get(good) ?? 0) > 100);
    assert.ok((statuses.get(400) ?? 0) + (statuses.get(404) ?? 0) > cases / 20);
  });
}

test(`${socketCases} requests over real connections`, async (context) => {
  const random = createRandom(seed + 3);
  const make = () => random.pick([makeSync, makeAsync, makeGet])(random);
  const statuses = await fuzz(socketCases, random, make, callSocket);
  context.diagnostic(`seed ${seed + 3}: ${JSON.stringify([...statuses])}`);
});

test(`${keyCases} texts that are no key, to the parser and to the keyring`, async () => {
  const random = createRandom(seed + 4);
  for (let i = 0; i < keyCases; i++) {
    const text = random.chance(0.8) ? damageKey(random, key) : makeText(random);
    if (text === key) continue;
    assert.equal(parseKeyId(text), undefined, text);
    assert.equal(await service.keyring.authenticate(text), undefined, text);
  }
  assert.equal(parseKeyId(key), key.slice(8, 20));
});

test('nothing submitted is in the log, and the service still stands', async () => {
  assert.ok(!service.logLines.some((line) => line.includes(MARK)));
  assert.ok(!service.serverLines.some((line) => line.includes(MARK)));
  assert.ok(!service.logLines.some((line) => line.includes('"level":50')));
  const response = await service.post('/v1/enrich', { transactions: ['SPOTIFY'] });
  assert.equal(response.status, 200);
});
