/** Sends one request: time limit, retries by Retry-After, and the error for what goes wrong. */

import {
  ConnectionError,
  EnrichdError,
  RateLimitError,
  TimedOutError,
  toError,
  UnavailableError,
} from './errors.ts';
import { backoffMs, startDeadline, wait } from './wait.ts';

export interface Settings {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  /** Time for one request and its answer. */
  readonly requestTimeoutMs: number;
  /** How often one request is sent again. */
  readonly retriesMax: number;
  /** The longest wait before a retry; who is told to wait longer fails at once. */
  readonly retryWaitMsMax: number;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** More time than usual for an answer that is held back on purpose. */
  readonly extraMs?: number;
  /** Whether it does no harm when the service gets it twice. */
  readonly isRepeatable: boolean;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

/** The first wait where the service names none; it doubles with each retry. */
export const retryBaseMs = 250;

/** Added to a wait the service named, as a share of it, so that not all come back at once. */
const retryJitter = 0.1;

/** The value of a successful answer's JSON; throws EnrichdError, or the reason of the signal. */
export async function send(settings: Settings, call: Call): Promise<unknown> {
  for (let retry = 0; ; retry++) {
    try {
      return readAnswer(await exchange(settings, call));
    } catch (error) {
      const waitMs = retryWaitMs(error, retry, call.isRepeatable, settings);
      if (waitMs === undefined) throw error;
      await wait(waitMs, call.signal);
    }
  }
}

/** How long to wait before the request is sent again; undefined when it is not. */
function retryWaitMs(
  error: unknown,
  retry: number,
  isRepeatable: boolean,
  { retriesMax, retryWaitMsMax }: Settings,
): number | undefined {
  if (retry >= retriesMax) return undefined;
  const isRefused = error instanceof RateLimitError || error instanceof UnavailableError;
  if (isRefused && error.retryAfterMs !== undefined) {
    if (error.retryAfterMs > retryWaitMsMax) return undefined;
    return error.retryAfterMs * (1 + retryJitter * Math.random());
  }
  const isUnanswered = error instanceof ConnectionError && isRepeatable;
  if (!isRefused && !isUnanswered) return undefined;
  return backoffMs(retry, retryBaseMs, retryWaitMsMax, Math.random());
}

async function exchange(settings: Settings, call: Call): Promise<Answer> {
  const { apiKey, baseUrl, requestTimeoutMs } = settings;
  const late = () => new TimedOutError(`No answer came within ${requestTimeoutMs} ms.`);
  const deadline = startDeadline(requestTimeoutMs + (call.extraMs ?? 0), late, call.signal);
  try {
    const response = await fetch(baseUrl + call.path, {
      method: call.method,
      headers: {
        ...(apiKey !== undefined && { 'X-API-Key': apiKey }),
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: deadline.signal,
      // A redirect would carry the key to another host.
      redirect: 'error',
    });
    const { status, headers } = response;
    return { status, text: await response.text(), retryAfter: headers.get('Retry-After') };
  } catch (cause) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    throw new ConnectionError(`No answer came from ${baseUrl}.`, {}, { cause });
  } finally {
    deadline.clear();
  }
}

function readAnswer({ status, text, retryAfter }: Answer): unknown {
  const value = parseJson(text);
  if (status >= 200 && status < 300) {
    if (isRecord(value)) return value;
    throw new EnrichdError('The answer is not that of enrichd.', { status });
  }
  const body = isRecord(value) ? value : {};
  throw toError({ status, body, retryAfterMs: parseRetryAfter(retryAfter, Date.now()) });
}

/** Milliseconds from now, of a Retry-After header in seconds or as an HTTP date. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
