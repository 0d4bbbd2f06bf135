/** The Prefer header (RFC 7240), of which `wait` is understood. */

/** The longest an answer is held back. */
export const waitSecondsMax = 60;

/** The whole seconds the client is ready to wait, at most `waitSecondsMax`; zero without a wish. */
export function parseWaitSeconds(header: string | undefined): number {
  for (const preference of header?.split(',') ?? []) {
    const found = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:;|$)/i.exec(preference);
    if (found) return Math.min(Number(found[1]), waitSecondsMax);
  }
  return 0;
}
