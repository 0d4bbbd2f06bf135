/** A floor: the smallest HTTP server, which answers every request with nothing. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_, outgoing) => outgoing.end('{}'));
server.listen(0, '127.0.0.1', () => {
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
