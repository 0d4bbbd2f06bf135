/** Texts of the knowledge: one run of UTF-8 bytes and the length of each; strings made when asked. */

import type { openContainer } from './container.ts';

export const utf8 = new TextDecoder();

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

/** Strings of a pool, made on first use and kept. */
export function pool(
  section: Sections,
  name: string,
  expand: (text: string, id: number) => string = (text) => text,
): (id: number) => string {
  const bytes = section(`${name}.bytes`, Uint8Array);
  const offsets = offsetsOf(section(`${name}.lengths`, Uint8Array));
  const made: (string | undefined)[] = [];
  return (id) => {
    const known = made[id];
    if (known !== undefined) return known;
    const text = expand(utf8.decode(bytes.slice(offsets[id] ?? 0, offsets[id + 1] ?? 0)), id);
    made[id] = text;
    return text;
  };
}
