/** Calls the service this page came from, with the key that its user typed. */

const storageName = 'enrichd.key';

export function readKey(): string {
  return sessionStorage.getItem(storageName) ?? '';
}

/** Kept until the tab is closed. */
export function keepKey(key: string): void {
  if (key === '') sessionStorage.removeItem(storageName);
  else sessionStorage.setItem(storageName, key);
}

/** What the service answered that was no success; the message may be shown. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Problem {
  readonly error?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** The answer as it came; throws ApiError. */
export async function send(
  method: string,
  path: string,
  value?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: {
      'X-API-Key': readKey(),
      ...(value !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(value !== undefined && { body: JSON.stringify(value) }),
  }).catch(() => {
    throw new ApiError(0, 'The service does not answer.');
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const issues = (problem.issues ?? []).map(({ path: at, message }) => `${at}: ${message}`);
  const sentence = problem.error ?? `The service answered ${response.status}.`;
  throw new ApiError(response.status, [sentence, ...issues].join(' '));
}

/** The JSON value of the answer; throws ApiError. */
export async function ask<Value>(method: string, path: string, value?: unknown): Promise<Value> {
  const response = await send(method, path, value);
  return (response.status === 204 ? undefined : await response.json()) as Value;
}
