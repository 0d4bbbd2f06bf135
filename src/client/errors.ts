/** What can go wrong, one class for each way to react to it; all of them are an EnrichdError. */

import type { FailedJob, Issue } from './shapes.ts';

/** Any failure; `status` is the HTTP status, undefined when there was no answer to speak of. */
export class EnrichdError extends Error {
  override readonly name: string = 'EnrichdError';
  readonly status: number | undefined;
  /** The fields of the answer's body, `{}` when it had none. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(message: string, answer: Partial<Refusal> = {}, options: ErrorOptions = {}) {
    super(message, options);
    this.status = answer.status;
    this.body = answer.body ?? {};
  }
}

/** An answer with an error status. */
export interface Refusal {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** When the service wants to be asked again, if it says so. */
  readonly retryAfterMs: number | undefined;
}

/** 400: the request does not have the expected shape; `issues` names the paths. */
export class InvalidRequestError extends EnrichdError {
  override readonly name = 'InvalidRequestError';

  get issues(): readonly Issue[] {
    return Array.isArray(this.body.issues) ? this.body.issues : [];
  }
}

/** 401: no key, an unknown or revoked key, or the job of another key. */
export class AuthenticationError extends EnrichdError {
  override readonly name = 'AuthenticationError';
}

/** 404: no such job or route. */
export class NotFoundError extends EnrichdError {
  override readonly name = 'NotFoundError';
}

/** 413: the request is larger than `limitBytes`. */
export class BodyTooLargeError extends EnrichdError {
  override readonly name = 'BodyTooLargeError';

  get limitBytes(): number | undefined {
    return toNumber(this.body.limit_bytes);
  }
}

/** 422: the idempotency key was used with another request. */
export class IdempotencyError extends EnrichdError {
  override readonly name = 'IdempotencyError';
}

/** 429 for the month: more was used than the key may use; waiting does not help today. */
export class QuotaExceededError extends EnrichdError {
  override readonly name = 'QuotaExceededError';

  get usage(): number | undefined {
    return toNumber(this.body.usage);
  }

  get limit(): number | undefined {
    return toNumber(this.body.limit);
  }

  get plan(): string | undefined {
    return typeof this.body.plan === 'string' ? this.body.plan : undefined;
  }
}

/** 429 for the moment, still after all retries. */
export class RateLimitError extends EnrichdError {
  override readonly name = 'RateLimitError';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, answer: Refusal) {
    super(message, answer);
    this.retryAfterMs = answer.retryAfterMs;
  }
}

/** 503, still after all retries: the queue or disk is full, or the server is stopping. */
export class UnavailableError extends EnrichdError {
  override readonly name = 'UnavailableError';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, answer: Refusal) {
    super(message, answer);
    this.retryAfterMs = answer.retryAfterMs;
  }
}

/** 5xx other than 503: a fault of the service, or of what stands before it. */
export class ServerError extends EnrichdError {
  override readonly name = 'ServerError';
}

/** No answer came: nobody listens there, or the connection broke; `cause` has the reason. */
export class ConnectionError extends EnrichdError {
  override readonly name = 'ConnectionError';
}

/** A time set by the caller was up: `requestTimeoutMs`, or `timeoutMs` of `pollJob`. */
export class TimedOutError extends EnrichdError {
  override readonly name = 'TimedOutError';
}

/** The job that was waited for has failed for good. */
export class JobFailedError extends EnrichdError {
  override readonly name = 'JobFailedError';
  readonly job: FailedJob;

  constructor(job: FailedJob) {
    super(job.error);
    this.job = job;
  }
}

/** The error for an answer with an error status. */
export function toError(refusal: Refusal): EnrichdError {
  const { status, body } = refusal;
  const message = typeof body.error === 'string' ? body.error : `The answer is HTTP ${status}.`;
  switch (status) {
    case 400:
      return new InvalidRequestError(message, refusal);
    case 401:
      return new AuthenticationError(message, refusal);
    case 404:
      return new NotFoundError(message, refusal);
    case 413:
      return new BodyTooLargeError(message, refusal);
    case 422:
      return new IdempotencyError(message, refusal);
    case 429:
      return 'usage' in body
        ? new QuotaExceededError(message, refusal)
        : new RateLimitError(message, refusal);
    case 503:
      return new UnavailableError(message, refusal);
    default:
      return status >= 500 ? new ServerError(message, refusal) : new EnrichdError(message, refusal);
  }
}

function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
