/** Opens the compiled index, with the compiled model or without one. */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { encodeUtf16, packContainer } from '../../src/enrich/knowledge/container.ts';
import { decodeKnowledge, type Knowledge } from '../../src/enrich/knowledge/decode.ts';
import type { ModelMeta } from '../../src/enrich/knowledge/decode-model.ts';

const FOLDER = new URL('../../src/enrich/knowledge/', import.meta.url);

/** The knowledge of this checkout. */
export function openKnowledge(): Knowledge {
  return decodeKnowledge({ index: unpack('index.bin.gz'), model: unpack('model.bin.gz') });
}

/** The same with a model that guesses nothing. */
export function openIndex(): Knowledge {
  return decodeKnowledge({ index: unpack('index.bin.gz'), model: emptyModel() });
}

function unpack(name: string): ArrayBuffer {
  return new Uint8Array(gunzipSync(readFileSync(new URL(name, FOLDER)))).buffer;
}

function emptyModel(): ArrayBuffer {
  const none: ModelMeta = { categoryBias: [], categoryScale: 1, choices: [], choiceScale: 1 };
  const file = packContainer('none', {
    meta: encodeUtf16(JSON.stringify(none)),
    slots: new Uint8Array(0),
    rows: new Int8Array(0),
  });
  return new Uint8Array(file).buffer;
}
