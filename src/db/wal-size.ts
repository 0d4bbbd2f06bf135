/** How large the write-ahead log of a database file is. */

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Bytes; 0 when there is no log, or no file at all behind the URL. */
export function measureWal(url: string): number {
  if (!url.startsWith('file:')) return 0;
  return statSync(`${fileURLToPath(url)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
