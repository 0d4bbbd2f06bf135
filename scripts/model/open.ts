/** Opens the compiled index, with an empty model when there is none yet. */

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { encodeUtf16, packContainer } from '../../src/enrich/knowledge/container.ts';
import { decodeKnowledge, type Knowledge } from '../../src/enrich/knowledge/decode.ts';

const FOLDER = new URL('../../src/enrich/knowledge/', import.meta.url);

/** The knowledge of this checkout. */
export function openKnowledge(): Knowledge {
  const index = unpack('index.bin.gz');
  const model = existsSync(new URL('model.bin.gz', FOLDER)) ? unpack('model.bin.gz') : emptyModel();
  return decodeKnowledge({ index, model });
}

function unpack(name: string): ArrayBuffer {
  return new Uint8Array(gunzipSync(readFileSync(new URL(name, FOLDER)))).buffer;
}

function emptyModel(): ArrayBuffer {
  const meta = encodeUtf16(JSON.stringify({ classes: [], bias: [], scale: 1 }));
  const file = packContainer('none', { meta, weights: new Int8Array(0) });
  return new Uint8Array(file).buffer;
}
