/** Where the program's own parts are when it runs from its source files, on any runtime. */

import { readFile } from 'node:fs/promises';

export type Asset = 'index.bin.gz' | 'model.bin.gz';

/** The build puts `executable.ts` in the place of this file; both have this shape. */
export interface Runtime {
  /** Called once, before any command is loaded. */
  readonly prepare: (environment: Readonly<Record<string, string | undefined>>) => void;
  /** The module each worker thread runs. */
  readonly worker: string;
  /** The bytes of a file of compiled knowledge; to be read, not written or transferred. */
  readonly readAsset: (name: Asset) => Promise<Uint8Array>;
}

export const runtime: Runtime = {
  prepare: () => undefined,
  worker: new URL('./pool/worker.ts', import.meta.url).href,
  readAsset: (name) => readFile(new URL(`./enrich/knowledge/${name}`, import.meta.url)),
};
