/** Temporary directories, removed when the test process ends. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

process.once('exit', () => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

export function makeDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'enrichd-'));
  made.push(path);
  return path;
}
