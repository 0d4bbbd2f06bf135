/** Turns built Drizzle statements into grouped writes and their results back into rows. */

import type { InStatement } from '@libsql/client/sqlite3';
import { createWriteQueue } from './write-queue.ts';

/** A Drizzle query that has been built but not run. */
export interface Statement<Result = unknown> {
  readonly _: { readonly dialect: 'sqlite'; readonly result: Result };
}

export type ResultsOf<Statements extends readonly Statement[]> = {
  -readonly [Position in keyof Statements]: Statements[Position]['_']['result'];
};

export interface Writer {
  /** Commits the statements as one atomic unit, possibly together with others. */
  write<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>>;
  /** The same, behind all that is committed together with them. */
  writeBehind<const Statements extends readonly Statement[]>(
    ...statements: Statements
  ): Promise<ResultsOf<Statements>>;
  /** Resolves when nothing is waiting or running. */
  settle(): Promise<void>;
}

export interface WriterOptions {
  /** Commits a batch or changes nothing and rejects. */
  readonly runBatch: (statements: InStatement[]) => Promise<unknown[]>;
  /** Whether a failed group may be tried again one write at a time. */
  readonly mayIsolate: (error: unknown) => boolean;
}

export function createWriter({ runBatch, mayIsolate }: WriterOptions): Writer {
  const queue = createWriteQueue<InStatement, unknown>({ runBatch, mayIsolate });

  async function run<const Statements extends readonly Statement[]>(
    add: (statements: InStatement[]) => Promise<unknown[]>,
    statements: Statements,
  ): Promise<ResultsOf<Statements>> {
    const prepared = statements.map(prepare);
    const results = await add(
      prepared.map((query) => {
        const { sql: text, params } = query.getQuery();
        return { sql: text, args: params as never };
      }),
    );
    const mapped = prepared.map((query, position) => query.mapResult(results[position], true));
    return mapped as ResultsOf<Statements>;
  }

  return {
    write: (...statements) => run(queue.add, statements),
    writeBehind: (...statements) => run(queue.addBehind, statements),
    settle: () => queue.settle(),
  };
}

/** What a statement is to the writer: its text with parameters, and what its result means. */
export interface PreparedStatement {
  getQuery(): { readonly sql: string; readonly params: unknown[] };
  mapResult(result: unknown, isFromBatch: true): unknown;
}

/** Drizzle's own `batch` is deferred, so its two steps around the call are used directly. */
function prepare(statement: Statement): PreparedStatement {
  return (statement as unknown as { _prepare(): PreparedStatement })._prepare();
}
