/** Builds the client's package into `dist/client`: `npm run build:client`. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageClient } from './client/package.ts';

const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'dist/client');
await packageClient(folder);
process.stdout.write('dist/client: npm pack ./dist/client\n');
