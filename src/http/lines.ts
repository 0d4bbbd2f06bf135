/** Cuts a body into lines as it comes, each within a limit. */

/** Characters of one line; a longer one is skipped and reported. */
export const lineCharactersMax = 65_536;

export interface Line {
  /** Counted from 1, as editors do. */
  readonly number: number;
  /** The line without its end, or null when it is too long. */
  readonly text: string | null;
}

/** The body holds bytes that are not UTF-8. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * The lines that are not blank, all that a piece of the body completes together. A byte order mark
 * is dropped. Throws NotTextError.
 */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Line[], void> {
  let number = 0;
  let rest = '';
  let isTooLong = false;

  function takeLine(text: string): Line {
    number += 1;
    const line = isTooLong || text.length > lineCharactersMax ? null : text.replace(/\r$/, '');
    isTooLong = false;
    return { number, text: line };
  }

  for await (const text of decodeText(body)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    const lines = parts.map(takeLine).filter(isNotBlank);
    if (rest.length > lineCharactersMax) {
      isTooLong = true;
      rest = '';
    }
    if (lines.length > 0) yield lines;
  }
  const last = takeLine(rest);
  if (isNotBlank(last)) yield [last];
}

/** The body as text, piece by piece. Throws NotTextError. */
export async function* decodeText(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of body) yield decode(bytes);
  yield decode();

  function decode(bytes?: Uint8Array): string {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (error) {
      throw new NotTextError('not UTF-8', { cause: error });
    }
  }
}

function isNotBlank({ text }: Line): boolean {
  return text === null || text.trim() !== '';
}
