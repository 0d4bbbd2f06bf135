/** A file and a libSQL server keep jobs and keys in the same way. */

import { sqldMissing } from '../rig/sqld.ts';
import { createSqldStores, openFileStore } from '../rig/stores.ts';
import { testStores } from './conformance.ts';

testStores('file', openFileStore);
testStores('server', createSqldStores(), sqldMissing);
