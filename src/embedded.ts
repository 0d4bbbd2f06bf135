/**
 * The parts that lie behind the program in the executable's own file. They are read from there,
 * since what is embedded in the program stays in its memory once it was looked at.
 */

import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { getAsset } from 'node:sea';
import type { Asset, Place } from './runtime.ts';

export type Part = Asset | 'libsql.node';

/** Where each part lies, which only the finished file can tell from its beginning. */
export type Parts = Readonly<
  Record<string, { readonly bytesToEnd: number; readonly length: number }>
>;

/** The last bytes of the file. */
export const endMark = '\nenrichd ends.\n';

/** Bytes copied at a time; a file written in larger pieces lies in larger pages, 3 MB of them. */
const copiedBytesMax = 64 * 1024;

/** Throws when the file is not as the build made it. */
export function locatePart(name: Part): Place {
  return readSelf((file, path) => locateIn(file, path, name));
}

/** Writes a part to an open file. */
export function copyPart(name: Part, target: number): void {
  readSelf((file, path) => {
    const { start, length } = locateIn(file, path, name);
    const bytes = new Uint8Array(copiedBytesMax);
    for (let done = 0; done < length; ) {
      const read = readSync(file, bytes, 0, Math.min(bytes.length, length - done), start + done);
      if (read === 0) throw notWhole(path);
      for (let at = 0; at < read; ) at += writeSync(target, bytes, at, read - at);
      done += read;
    }
  });
}

function readSelf<Result>(read: (file: number, path: string) => Result): Result {
  const path = process.execPath;
  const file = openSync(path, 'r');
  try {
    return read(file, path);
  } finally {
    closeSync(file);
  }
}

function locateIn(file: number, path: string, name: Part): Place {
  const { size } = fstatSync(file);
  const end = Buffer.alloc(endMark.length);
  readSync(file, end, 0, end.length, size - end.length);
  const found = (JSON.parse(getAsset('parts.json', 'utf8')) as Parts)[name];
  if (found === undefined || end.toString() !== endMark) throw notWhole(path);
  return { path, start: size - found.bytesToEnd, length: found.length };
}

function notWhole(path: string): Error {
  return new Error(`The file ${path} is not whole; copy or download it again.`);
}
