/** Reads the compiled knowledge once into memory that all threads share. */

import { closeSync, openSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import {
  decodeKnowledge,
  type Knowledge,
  type KnowledgeBuffers,
} from '../enrich/knowledge/decode.ts';
import { type Asset, type Place, runtime } from '../runtime.ts';

const gunzip = promisify(zlib.gunzip);

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

/** A gzip file ends with the length of its content, 32 bits. */
const LENGTH_BYTES = 4;

/**
 * Read at once and unpacked by one job of another thread: while this thread loads the rest of the
 * program it could not pass on piece after piece.
 */
async function unpack(name: Asset): Promise<SharedArrayBuffer> {
  const packed = readPacked(runtime.locate(name));
  const length = packed.readUInt32LE(packed.length - LENGTH_BYTES);
  // With a byte to spare the content is one chunk and is not asked for more.
  const bytes = await gunzip(packed, { chunkSize: length + 1 });
  const shared = new SharedArrayBuffer(length);
  new Uint8Array(shared).set(bytes);
  release(packed);
  release(bytes);
  return shared;
}

/** Gives a buffer's memory back now: the collector would let 20 MB lie for minutes. */
function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function readPacked({ path, start, length }: Place): Buffer {
  const packed = Buffer.allocUnsafeSlow(length);
  const file = openSync(path, 'r');
  try {
    for (let at = 0; at < length; ) {
      const count = readSync(file, packed, at, length - at, start + at);
      if (count === 0) throw new Error(`${path} is not whole`);
      at += count;
    }
  } finally {
    closeSync(file);
  }
  return packed;
}
