/** Loaded into a server before its own code: the store then does not wait for the disk (NORMAL). */

import { registerHooks } from 'node:module';

const full = "['synchronous', 'FULL', 2]";
const normal = "['synchronous', 'NORMAL', 1]";

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/src/db/file.ts')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(full)) throw new Error('the setting of the store has moved');
    return { ...loaded, source: source.replace(full, normal) };
  },
});
