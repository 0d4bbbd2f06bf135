/** Puts files behind the program in its own file, where `src/embedded.ts` finds them. */

import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { endMark, type Parts } from '../../src/embedded.ts';

/** Paths by the names that the program knows the files by. */
type Files = Readonly<Record<string, string>>;

/** Where the files will lie, measured from the end, since the program has yet to be made. */
export function describeParts(files: Files): Parts {
  let bytesToEnd = endMark.length;
  const described = Object.entries(files)
    .reverse()
    .map(([name, path]) => {
      const length = statSync(path).size;
      bytesToEnd += length;
      return [name, { bytesToEnd, length }] as const;
    });
  return Object.fromEntries(described);
}

export function appendParts(executable: string, files: Files): void {
  for (const path of Object.values(files)) appendFileSync(executable, readFileSync(path));
  appendFileSync(executable, endMark);
}
