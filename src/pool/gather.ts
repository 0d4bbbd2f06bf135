/** Puts small batches that wait for a thread together, so that one hand-over serves them all. */

export interface Gatherer<Part, Result> {
  /** Joins those that wait, and resolves with what became of this one, and whether it was alone. */
  join(part: Part, bytes: number): Promise<{ readonly result: Result; readonly isShared: boolean }>;
}

export interface GathererOptions<Part, Result> {
  readonly bytesMax: number;
  /** Runs the work in its turn; whatever joins until then goes along. */
  readonly inTurn: (work: () => Promise<readonly Result[]>) => Promise<readonly Result[]>;
  /** Resolves with a result for each part, in order. */
  readonly run: (parts: readonly Part[]) => Promise<readonly Result[]>;
}

interface Gathering<Part, Result> {
  readonly parts: Part[];
  bytes: number;
  readonly results: Promise<readonly Result[]>;
}

export function createGatherer<Part, Result>({
  bytesMax,
  inTurn,
  run,
}: GathererOptions<Part, Result>): Gatherer<Part, Result> {
  let open: Gathering<Part, Result> | undefined;

  function begin(): Gathering<Part, Result> {
    const parts: Part[] = [];
    const results = inTurn(() => {
      if (open?.parts === parts) open = undefined;
      return run(parts);
    });
    return { parts, bytes: 0, results };
  }

  return {
    async join(part, bytes) {
      if (open === undefined || open.bytes + bytes > bytesMax) open = begin();
      const { parts, results } = open;
      const position = parts.push(part) - 1;
      open.bytes += bytes;
      const result = (await results)[position];
      if (result === undefined) throw new Error('a part without a result');
      return { result, isShared: parts.length > 1 };
    },
  };
}
