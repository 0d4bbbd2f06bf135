/** Texts of the knowledge: one run of UTF-8 bytes and the length of each; strings made when asked. */

import { decodeUtf8, type openContainer } from './container.ts';

export type Sections = ReturnType<typeof openContainer>['section'];

/** Where each text starts, and where the last one ends. */
function offsetsOf(lengths: Uint8Array): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  let end = 0;
  for (let i = 0; i < lengths.length; i++) {
    end += lengths[i] ?? 0;
    offsets[i + 1] = end;
  }
  return offsets;
}

/** A power of two. */
const MADE_MAX = 4096;

/** Strings of a pool, made on use; of the ids that share a place the last one's is kept. */
export function pool(
  section: Sections,
  name: string,
  expand: (text: string, id: number) => string = (text) => text,
): (id: number) => string {
  const bytes = section(`${name}.bytes`, Uint8Array);
  const offsets = offsetsOf(section(`${name}.lengths`, Uint8Array));
  const madeIds = new Int32Array(MADE_MAX).fill(-1);
  const made: string[] = new Array(MADE_MAX).fill('');
  return (id) => {
    const place = id & (MADE_MAX - 1);
    if (madeIds[place] === id) return made[place] as string;
    const text = expand(decodeUtf8(bytes, offsets[id] ?? 0, offsets[id + 1] ?? 0), id);
    madeIds[place] = id;
    made[place] = text;
    return text;
  };
}
