/** The one FIFO of writes: those that wait together are committed together. */

export interface WriteQueue<Statement, Result> {
  /** Runs the statements as one atomic unit; resolves once they are committed. */
  add(statements: readonly Statement[]): Promise<Result[]>;
  /** The same, behind all that is added to the group before it is committed. */
  addBehind(statements: readonly Statement[]): Promise<Result[]>;
  /** Resolves when nothing is waiting or running. */
  settle(): Promise<void>;
}

interface PendingWrite<Statement, Result> {
  readonly statements: readonly Statement[];
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface WriteQueueOptions<Statement, Result> {
  /** Commits a batch or changes nothing and rejects. */
  readonly runBatch: (statements: Statement[]) => Promise<Result[]>;
  /** Whether a failed group may be tried again one write at a time. */
  readonly mayIsolate: (error: unknown) => boolean;
}

/** Statements committed in one group; a single larger write still runs, by itself. */
export const groupStatementsMax = 200;

/** Turns of the event loop that a group stays open while more comes; alone a write waits for one. */
export const groupTurnsMax = 4;

/** A queue over `runBatch`; groups form over a turn of the event loop, or some while they grow. */
export function createWriteQueue<Statement, Result>({
  runBatch,
  mayIsolate,
}: WriteQueueOptions<Statement, Result>): WriteQueue<Statement, Result> {
  const waiting: PendingWrite<Statement, Result>[] = [];
  const behind: PendingWrite<Statement, Result>[] = [];
  let flushing: Promise<void> | undefined;

  function takeGroup(): PendingWrite<Statement, Result>[] {
    let statementCount = 0;
    let writeCount = 0;
    for (const write of waiting) {
      statementCount += write.statements.length;
      if (writeCount > 0 && statementCount > groupStatementsMax) break;
      writeCount += 1;
    }
    return [...waiting.splice(0, writeCount), ...behind.splice(0)];
  }

  async function commit(group: readonly PendingWrite<Statement, Result>[]): Promise<void> {
    try {
      const results = await runBatch(group.flatMap((write) => write.statements));
      let offset = 0;
      for (const write of group) {
        write.resolve(results.slice(offset, offset + write.statements.length));
        offset += write.statements.length;
      }
    } catch (error) {
      if (group.length > 1 && mayIsolate(error)) {
        for (const write of group) await commit([write]);
      } else {
        for (const write of group) write.reject(error);
      }
    }
  }

  /** More wishes to write are often on their way in; a commit costs far more than a turn. */
  async function gather(): Promise<void> {
    for (let turn = 0, before = -1; turn < groupTurnsMax && waiting.length > before; turn++) {
      before = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length + behind.length > 0) {
      await gather();
      await commit(takeGroup());
    }
    flushing = undefined;
  }

  function addTo(
    list: PendingWrite<Statement, Result>[],
    statements: readonly Statement[],
  ): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      list.push({ statements, resolve, reject });
      flushing ??= flush();
    });
  }

  return {
    add: (statements) => addTo(waiting, statements),
    addBehind: (statements) => addTo(behind, statements),
    async settle() {
      await flushing;
    },
  };
}
