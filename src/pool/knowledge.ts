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

/** The knowledge as the engine takes it. */
export function openKnowledge(buffers: KnowledgeBuffers): Knowledge {
  if (buffers.index.byteLength * buffers.model.byteLength === 0)
    return { version: 'none' } as Knowledge;
  return decodeKnowledge(buffers);
}

async function unpack(name: string): Promise<SharedArrayBuffer> {
  const location = new URL(`../enrich/knowledge/${name}`, import.meta.url);
  const packed = await readFile(location).catch(() => undefined);
  const bytes = packed === undefined ? new Uint8Array() : gunzipSync(packed);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
