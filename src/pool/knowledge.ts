/** Reads the compiled knowledge once into memory that all threads share. */

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import {
  decodeKnowledge,
  type Knowledge,
  type KnowledgeBuffers,
} from '../enrich/knowledge/decode.ts';
import { type Asset, type Place, runtime } from '../runtime.ts';

let loaded: Promise<KnowledgeBuffers> | undefined;

/** The unpacked files, in shared memory; a process has them once. */
export function loadKnowledge(): Promise<KnowledgeBuffers> {
  loaded ??= load();
  return loaded;
}

/** Begins to unpack on other threads, so that this one can load the rest of the program. */
export function preloadKnowledge(): void {
  // Whoever loads it meets the error.
  loadKnowledge().catch(() => undefined);
}

async function load(): Promise<KnowledgeBuffers> {
  const [index, model] = await Promise.all([unpack('index.bin.gz'), unpack('model.bin.gz')]);
  return { index, model };
}

/** The knowledge as the engine takes it; the buffers are kept, not copied. */
export function openKnowledge(buffers: KnowledgeBuffers): Knowledge {
  return decodeKnowledge(buffers);
}

/** Bytes read and unpacked at a time, so that no second copy of the whole is ever held. */
const unpackedBytesMax = 1024 * 1024;

async function unpack(name: Asset): Promise<SharedArrayBuffer> {
  const place = runtime.locate(name);
  const shared = new SharedArrayBuffer(await readUnpackedLength(place));
  const bytes = new Uint8Array(shared);
  const { path, start, length } = place;
  const limits = { start, end: start + length - 1, highWaterMark: unpackedBytesMax };
  const packed = createReadStream(path, limits);
  const gunzip = createGunzip({ chunkSize: unpackedBytesMax });
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  let offset = 0;
  for await (const chunk of gunzip) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return shared;
}

/** A gzip file ends with the length of its content, 32 bits. */
async function readUnpackedLength({ path, start, length }: Place): Promise<number> {
  const file = await open(path);
  try {
    const end = new Uint8Array(4);
    await file.read(end, 0, end.length, start + length - end.length);
    return new DataView(end.buffer).getUint32(0, true);
  } finally {
    await file.close();
  }
}
