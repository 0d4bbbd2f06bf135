/** The log: one line an event, as JSON or as plain text on a terminal, redacted before it leaves. */

import { type Logger, pino } from 'pino';
import { redact } from './redact.ts';

export type Log = Logger;
export type LogFormat = 'json' | 'pretty';

interface LineSink {
  write(line: string): unknown;
}

/** A log that writes redacted lines to the sink. */
export function createLog(format: LogFormat, sink: LineSink): Log {
  const write =
    format === 'json'
      ? (line: string) => sink.write(redact(line))
      : (line: string) => sink.write(`${redact(toPlainLine(line))}\n`);
  return pino({ base: null, messageKey: 'event' }, { write });
}

/**
 * What may be told of an unknown error: the innermost cause's name, code, message and stack.
 * Outer layers are dropped because a query error carries its parameters in its message.
 */
export function describeError(error: unknown): Record<string, unknown> {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return { name: typeof inner };
  const code = 'code' in inner ? inner.code : undefined;
  return { name: inner.name, code, message: inner.message, stack: inner.stack };
}

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

function toPlainLine(line: string): string {
  const { level, time, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const words = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const at = new Date(Number(time)).toISOString().slice(11, 23);
  return [at, LEVELS[Number(level)] ?? '', event, ...words].join(' ');
}
