/** Works on the pieces of a stream side by side and hands out the results in the order of the pieces. */

/**
 * At most `aheadMax` pieces are worked on or wait to be taken; beyond it nothing is read. A result
 * is handed out as soon as it is the next, whether or not more input comes; the first fault ends it all.
 */
export async function* mapInOrder<Piece, Result>(
  source: AsyncGenerator<Piece, void>,
  aheadMax: number,
  work: (piece: Piece) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const ahead: Promise<Result>[] = [];
  let reading: Promise<IteratorResult<Piece, void>> | undefined;
  let isEnded = false;

  function startWork(piece: Piece): Promise<Result> {
    const result = work(piece);
    // Its failure is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => {});
    return result;
  }

  try {
    while (!isEnded || ahead.length > 0) {
      if (!isEnded && ahead.length < aheadMax) reading ??= source.next();
      const first = ahead[0]?.then((value) => ({ kind: 'result', value }) as const);
      const input = reading?.then((value) => ({ kind: 'input', value }) as const);
      const next = await Promise.race([first, input].filter((one) => one !== undefined));
      if (next.kind === 'result') {
        void ahead.shift();
        yield next.value;
        continue;
      }
      reading = undefined;
      if (next.value.done) isEnded = true;
      else ahead.push(startWork(next.value.value));
    }
  } finally {
    // A pending read would hold up the return for as long as the client is silent.
    void source.return().catch(() => {});
    reading?.catch(() => {});
  }
}
