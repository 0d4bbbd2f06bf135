/** Where the program's own parts are when it runs from its source files, on any runtime. */

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Asset = 'index.bin.gz' | 'model.bin.gz';

/** A stretch of a file, in bytes. */
export interface Place {
  readonly path: string;
  readonly start: number;
  readonly length: number;
}

/** The build puts `executable.ts` in the place of this file; both have this shape. */
export interface Runtime {
  /** Called once, before any command is loaded. */
  readonly prepare: (environment: Readonly<Record<string, string | undefined>>) => void;
  /** The module each worker thread runs. */
  readonly worker: string;
  /** Where a file of compiled knowledge lies; throws when it is not there. */
  readonly locate: (name: Asset) => Place;
}

export const runtime: Runtime = {
  prepare: () => undefined,
  worker: new URL('./pool/worker.ts', import.meta.url).href,
  locate(name) {
    const path = fileURLToPath(new URL(`./enrich/knowledge/${name}`, import.meta.url));
    return { path, start: 0, length: statSync(path).size };
  },
};
