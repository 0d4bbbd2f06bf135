/** Reads the compiled knowledge once into memory that all threads share. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  decodeKnowledge,
  type Knowledge,
  type KnowledgeBuffers,
} from '../enrich/knowledge/decode.ts';

/** The unpacked files, in shared memory. */
export async function loadKnowledge(): Promise<KnowledgeBuffers> {
  const [index, model] = await Promise.all([unpack('index.bin.gz'), unpack('model.bin.gz')]);
  return { index, model };
}

/** The knowledge as the engine takes it; the buffers are kept, not copied. */
export function openKnowledge(buffers: KnowledgeBuffers): Knowledge {
  return decodeKnowledge(buffers);
}

async function unpack(name: string): Promise<SharedArrayBuffer> {
  const packed = await readFile(new URL(`../enrich/knowledge/${name}`, import.meta.url));
  const bytes = gunzipSync(packed);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
