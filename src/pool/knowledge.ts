/** Reads the compiled knowledge once into memory that all threads share. */

import { createGunzip } from 'node:zlib';
import {
  decodeKnowledge,
  type Knowledge,
  type KnowledgeBuffers,
} from '../enrich/knowledge/decode.ts';
import { type Asset, runtime } from '../runtime.ts';

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

/** Bytes unpacked at a time: copied at once, so that no second copy of the whole is ever held. */
const unpackedBytesMax = 1024 * 1024;

async function unpack(name: Asset): Promise<SharedArrayBuffer> {
  const packed = await runtime.readAsset(name);
  const shared = new SharedArrayBuffer(unpackedLength(packed));
  const bytes = new Uint8Array(shared);
  const gunzip = createGunzip({ chunkSize: unpackedBytesMax });
  gunzip.end(packed);
  let offset = 0;
  for await (const chunk of gunzip) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return shared;
}

/** A gzip file ends with the length of its content, 32 bits. */
function unpackedLength(packed: Uint8Array): number {
  return new DataView(packed.buffer, packed.byteOffset).getUint32(packed.byteLength - 4, true);
}
