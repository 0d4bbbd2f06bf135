/** The file format of the knowledge: a JSON directory, then 8-byte aligned typed sections. */

export type Section = Uint8Array | Int8Array | Uint16Array | Uint32Array;

interface Entry {
  readonly type: 'u8' | 'i8' | 'u16' | 'u32';
  readonly offset: number;
  readonly length: number;
}

export interface Directory {
  readonly format: number;
  readonly version: string;
  readonly sections: Readonly<Record<string, Entry>>;
}

export const FORMAT = 1;
const MAGIC = 0x4b4e5243;
const ALIGNMENT = 8;

/** Packs named sections into one file. `version` names the content. */
export function packContainer(
  version: string,
  parts: Readonly<Record<string, Section>>,
): Uint8Array {
  const sections: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    sections[name] = { type: typeOf(part), offset, length: part.length };
    offset = align(offset + part.byteLength);
  }
  const directory = encodeUtf16(JSON.stringify({ format: FORMAT, version, sections }));
  const start = align(8 + directory.byteLength);
  const file = new Uint8Array(start + offset);
  new Uint32Array(file.buffer, 0, 2).set([MAGIC, directory.length]);
  file.set(new Uint8Array(directory.buffer), 8);
  for (const [name, part] of Object.entries(parts)) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    file.set(bytes, start + (sections[name]?.offset ?? 0));
  }
  return file;
}

/** Opens a packed file; the sections are views, not copies. Throws on anything else. */
export function openContainer(buffer: ArrayBufferLike): {
  version: string;
  section: <T extends Section>(
    name: string,
    type: new (b: ArrayBufferLike, o: number, n: number) => T,
  ) => T;
} {
  const [magic, length] = new Uint32Array(buffer, 0, 2);
  if (magic !== MAGIC || length === undefined) throw new Error('not a knowledge file');
  const directory = JSON.parse(decodeUtf16(new Uint16Array(buffer, 8, length))) as Directory;
  if (directory.format !== FORMAT) throw new Error(`knowledge format ${directory.format}`);
  const start = align(8 + length * 2);
  return {
    version: directory.version,
    section: (name, type) => {
      const entry = directory.sections[name];
      if (!entry) throw new Error(`knowledge has no section ${name}`);
      return new type(buffer, start + entry.offset, entry.length);
    },
  };
}

/** A string as UTF-16 code units. */
export function encodeUtf16(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The string of UTF-16 code units, which may lie in shared memory. */
export function decodeUtf16(units: Uint16Array): string {
  return utf16.decode(units.slice());
}

export const utf8 = new TextDecoder();

/** The string of a range of UTF-8, which may lie in shared memory; most are short and ASCII. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  const codes: number[] = [];
  for (let i = from; i < to; i++) {
    const code = bytes[i] as number;
    if (code > 127) return utf8.decode(bytes.slice(from, to));
    codes.push(code);
  }
  return String.fromCharCode(...codes);
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function typeOf(part: Section): Entry['type'] {
  if (part instanceof Uint8Array) return 'u8';
  if (part instanceof Int8Array) return 'i8';
  return part instanceof Uint16Array ? 'u16' : 'u32';
}
