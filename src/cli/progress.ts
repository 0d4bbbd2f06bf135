/** A progress line on stderr, only when it is a terminal and the input takes long. */

import type { Readable } from 'node:stream';
import type { CommandIo } from './io.ts';

const SHOW_AFTER_MS = 500;
const REDRAW_MS = 100;
const BAR_WIDTH = 30;

export interface Progress {
  step(): void;
  stop(): void;
}

/** Counts items; `bytes` is the input's size, 0 when unknown. */
export function createProgress(
  stderr: CommandIo['stderr'],
  input: Readable,
  bytes: number,
): Progress {
  if (!stderr.isTTY) return { step: () => {}, stop: () => {} };
  let items = 0;
  let read = 0;
  let isShown = false;
  if (bytes > 0) input.on('data', (chunk: Buffer) => (read += chunk.length));
  const draw = () => {
    isShown = true;
    stderr.write(`\r\u001b[K${render(items, bytes > 0 ? read / bytes : null)}`);
  };
  let timer: NodeJS.Timeout | undefined;
  const start = setTimeout(() => {
    timer = setInterval(draw, REDRAW_MS);
  }, SHOW_AFTER_MS);
  return {
    step: () => {
      items++;
    },
    stop: () => {
      clearTimeout(start);
      clearInterval(timer);
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}

function render(items: number, share: number | null): string {
  if (share === null) return `${items} enriched`;
  const full = Math.round(Math.min(1, share) * BAR_WIDTH);
  const bar = '#'.repeat(full) + '.'.repeat(BAR_WIDTH - full);
  return `[${bar}] ${Math.round(share * 100)} %  ${items} enriched`;
}
