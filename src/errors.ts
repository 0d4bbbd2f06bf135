/** Every error a client can see: one table of code, status and public sentence. */

const ERRORS = {
  invalid_request: [400, 'Invalid request.'],
  missing_key: [401, 'Missing API key. Provide your key via the X-API-Key header.'],
  invalid_key: [401, 'Invalid or revoked API key.'],
  not_found: [404, 'Not found.'],
  job_not_found: [404, 'Job not found.'],
  correction_not_found: [404, 'Correction not found.'],
  merchant_not_found: [404, 'Merchant not found.'],
  method_not_allowed: [405, 'Method not allowed.'],
  request_timeout: [408, 'Request timeout.'],
  too_many_corrections: [409, 'Too many corrections.'],
  body_too_large: [413, 'Request body too large.'],
  unsupported_media_type: [415, 'Unsupported media type.'],
  idempotency_mismatch: [422, 'Idempotency key was used with a different request.'],
  rate_limited: [429, 'Rate limit exceeded.'],
  quota_exceeded: [429, 'Monthly quota exceeded.'],
  headers_too_large: [431, 'Request header fields too large.'],
  internal: [500, 'Internal Server Error'],
  unavailable: [503, 'Service unavailable. Retry later.'],
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The seconds after which a client turned away may come back. */
export const retryAfterSeconds = 5;

interface ErrorOptions {
  /** Replaces the table's sentence; must never contain what the client sent. */
  readonly sentence?: string;
  /** Further fields of the body, after `error`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An error with a public face; `cause` stays private. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: (typeof ERRORS)[ErrorCode][0];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    const [status, sentence] = ERRORS[code];
    super(options.sentence ?? sentence, { cause: options.cause });
    this.code = code;
    this.status = status;
    this.fields = options.fields ?? {};
    this.headers =
      code === 'unavailable'
        ? { 'Retry-After': String(retryAfterSeconds), ...options.headers }
        : (options.headers ?? {});
  }
}

/** The error with a public face among this one and its causes; a query's failure wraps its own. */
export function findAppError(error: unknown): AppError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof AppError) return at;
  return undefined;
}

/** The public body of an error, spaced as the contract prints it. */
export function renderErrorBody(error: AppError): string {
  return renderSpaced({ error: error.message, ...error.fields });
}

function renderSpaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderSpaced).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${renderSpaced(member)}`,
  );
  return `{${members.join(', ')}}`;
}

/** Proves at compile time that a union was handled completely. */
export function assertNever(value: never): never {
  throw new TypeError(`unhandled case of type ${typeof value}`);
}
