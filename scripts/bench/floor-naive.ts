/** A floor: durable jobs as one would write them first, a row a string and objects everywhere. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { createClient } from '@libsql/client/sqlite3';
import { Piscina } from 'piscina';
import { loadKnowledge } from '../../src/pool/knowledge.ts';
import { benchFile } from './server.ts';

const chunkItems = 500;

const db = createClient({
  url: `file:${join(process.env.ENRICHD_DATA_DIR ?? '.', 'naive.db')}`,
  concurrency: 1,
});
await db.execute('PRAGMA journal_mode=WAL');
await db.execute('PRAGMA synchronous=FULL');
await db.execute('CREATE TABLE jobs (id TEXT PRIMARY KEY, status TEXT NOT NULL)');
await db.execute(
  'CREATE TABLE items (job TEXT, seq INTEGER, input TEXT, result TEXT, PRIMARY KEY (job, seq))',
);

const threads = Number(process.env.ENRICHD_THREADS);
const pool = new Piscina({
  filename: benchFile('naive-worker.ts'),
  minThreads: threads,
  maxThreads: threads,
  workerData: await loadKnowledge(),
});
const running = new Map<string, Promise<void>>();

async function submit(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { transactions } = (await json(incoming)) as { transactions: string[] };
  const id = crypto.randomUUID();
  await db.batch(
    [
      { sql: 'INSERT INTO jobs VALUES (?, ?)', args: [id, 'queued'] },
      ...transactions.map((input, seq) => ({
        sql: 'INSERT INTO items VALUES (?, ?, ?, NULL)',
        args: [id, seq, input],
      })),
    ],
    'write',
  );
  running.set(id, run(id));
  const headers = { Location: `/v1/enrich/jobs/${id}`, 'Content-Type': 'application/json' };
  outgoing.writeHead(202, headers).end(JSON.stringify({ job_id: id, status: 'queued' }));
}

async function run(id: string): Promise<void> {
  const { rows } = await db.execute({
    sql: 'SELECT seq, input FROM items WHERE job = ? ORDER BY seq',
    args: [id],
  });
  const inputs = rows.map((row) => String(row.input));
  const chunks: Promise<void>[] = [];
  for (let from = 0; from < inputs.length; from += chunkItems) {
    chunks.push(runChunk(id, from, inputs.slice(from, from + chunkItems)));
  }
  await Promise.all(chunks);
  await db.execute({ sql: "UPDATE jobs SET status = 'complete' WHERE id = ?", args: [id] });
}

async function runChunk(id: string, from: number, inputs: string[]): Promise<void> {
  const items: object[] = await pool.run(inputs);
  await db.batch(
    items.map((item, i) => ({
      sql: 'UPDATE items SET result = ? WHERE job = ? AND seq = ?',
      args: [JSON.stringify(item), id, from + i],
    })),
    'write',
  );
}

async function show(id: string, outgoing: ServerResponse): Promise<void> {
  await running.get(id);
  const { rows } = await db.execute({
    sql: 'SELECT result FROM items WHERE job = ? ORDER BY seq',
    args: [id],
  });
  const results = rows.map((row) => JSON.parse(String(row.result)) as object);
  outgoing.writeHead(200, { 'Content-Type': 'application/json' });
  outgoing.end(JSON.stringify({ id, status: 'complete', results }));
}

const server = createServer((incoming, outgoing) => {
  const id = incoming.url?.split('/').at(-1) ?? '';
  void (incoming.method === 'POST' ? submit(incoming, outgoing) : show(id, outgoing));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
