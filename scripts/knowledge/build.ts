/** Compiles the knowledge index: collect, encode, pack, compress, and a manifest beside it. */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { constants, gzipSync } from 'node:zlib';
import { packContainer, type Section } from '../../src/enrich/knowledge/container.ts';
import { collect } from './collect.ts';
import { encode, type Rows } from './encode.ts';
import {
  readFrames,
  readIdleWords,
  readIntermediaries,
  readLegalForms,
  readLocalDomains,
} from './sources/wording.ts';

const TARGET = new URL('../../src/enrich/knowledge/', import.meta.url);

const rows: Rows = {
  ...(await collect()),
  frames: await readFrames(),
  intermediaries: await readIntermediaries(),
  legal: await readLegalForms(),
  generic: await readIdleWords(),
  localDomains: await readLocalDomains(),
};
const sections = encode(rows);
const version = digest(sections);
const file = packContainer(version, sections);
const packed = gzipSync(file, { level: constants.Z_BEST_COMPRESSION });
packed[9] = 255;
await writeFile(new URL('index.bin.gz', TARGET), packed);
const manifest = {
  version,
  bytes: file.byteLength,
  sha256: createHash('sha256').update(file).digest('hex'),
  packages: await packages(),
  rows: Object.fromEntries(
    Object.entries(rows).map(([name, value]) => [name, Object.keys(value).length]),
  ),
  sections: Object.fromEntries(
    Object.entries(sections).map(([name, part]) => [name, part.byteLength]),
  ),
};
await writeFile(new URL('index.json', TARGET), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(JSON.stringify(manifest, null, 2), `packed ${packed.byteLength}`);

function digest(parts: Readonly<Record<string, Section>>): string {
  const hash = createHash('sha256');
  for (const [name, part] of Object.entries(parts)) {
    hash.update(name).update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex').slice(0, 12);
}

async function packages(): Promise<unknown> {
  const text = await readFile(new URL('package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { dependencies: unknown }).dependencies;
}
