/** A floor: bare `node:http` that runs the same engine on the same bodies, and nothing else. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { enrichChunk } from '../../src/pool/chunk.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';

const knowledge = openKnowledge(await loadKnowledge());

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const { transactions } = JSON.parse(Buffer.concat(chunks).toString());
    const { text } = enrichChunk(transactions, knowledge);
    const body = `{"results":[${text}],"job_id":null,"status":"complete"}`;
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
