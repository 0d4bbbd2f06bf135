/** The store's statements with one condition broken in each. */

import { CLAIM } from './mutants-claim.ts';
import type { Edit } from './world.ts';

export interface Mutant {
  /** What the statement no longer does. */
  readonly name: string;
  /** The act whose statements are changed. */
  readonly act: string;
  readonly changes: readonly (readonly [pattern: RegExp, replacement: string])[];
}

/** The fence of a holder, as every statement of a run carries it. */
const fence = /jobs\.owner = \? AND jobs\.attempt = \?\s+AND jobs\.status = 'processing'/;
const owner = [/jobs\.owner = \?/, '(jobs.owner = ? OR 1)'] as const;
const attempt = [/jobs\.attempt = \?/, '(jobs.attempt = ? OR 1)'] as const;
const state = [/AND jobs\.status = 'processing'/, ''] as const;
const lapsed = /"jobs"\."lease_expires_at_ms" < \?/;
const triesLeft = /("jobs"\."attempt" - "jobs"\."forgiven") < \?/;
const triesUsed = /("jobs"\."attempt" - "jobs"\."forgiven") >= \?/;

const FENCED: readonly Mutant[] = ['fail', 'release', 'retry', 'store'].flatMap((act) => [
  { name: `${act} without the owner check`, act, changes: [owner] },
  { name: `${act} without the attempt check`, act, changes: [attempt] },
  { name: `${act} without the state check`, act, changes: [state] },
]);

const RUN: readonly Mutant[] = [
  {
    name: 'a chunk is stored without any fence',
    act: 'store',
    changes: [[/WHERE EXISTS \(([^)]*)\)\s+ON CONFLICT/, 'WHERE (EXISTS ($1) OR 1) ON CONFLICT']],
  },
  {
    name: 'a finish without any fence',
    act: 'finish',
    changes: [[fence, '(jobs.owner = ? OR jobs.attempt = ? OR 1)']],
  },
  {
    name: 'a finish without the state check',
    act: 'finish',
    changes: [state],
  },
  {
    name: 'a finish that does not count the chunks',
    act: 'finish',
    changes: [[/"chunk_count" = \(/, '"chunk_count" >= (']],
  },
  {
    name: 'a last chunk that does not finish',
    act: 'store',
    changes: [[/"chunk_count" = \(/, '"chunk_count" < (']],
  },
  {
    name: 'a chunk that keeps the bytes stored before it',
    act: 'store',
    changes: [[/bytes = excluded\.bytes/, 'bytes = bytes']],
  },
  {
    name: 'a release that counts the attempt',
    act: 'release',
    changes: [[/("jobs"\."forgiven") \+ 1/, '$1 + 0']],
  },
  {
    name: 'a retry that does not wait',
    act: 'retry',
    changes: [[/"not_before_at_ms" = \? \+ \?/, '"not_before_at_ms" = ? + 0 * ?']],
  },
];

const LEASE: readonly Mutant[] = [
  {
    name: 'a beat without the lease check',
    act: 'beat',
    changes: [[/("jobs"\."lease_expires_at_ms") >= \?/, '($1 >= ? OR 1)']],
  },
  {
    name: 'a beat without the owner check',
    act: 'beat',
    changes: [[/"jobs"\."owner" = \?/, '("jobs"."owner" = ? OR 1)']],
  },
  {
    name: 'a beat that extends nothing',
    act: 'beat',
    changes: [[/("lease_expires_at_ms") = \? \+ \?/, '$1 = coalesce($1, ? + ?)']],
  },
  {
    name: 'a rescue without the lease check',
    act: 'sweep',
    changes: [[lapsed, '("jobs"."lease_expires_at_ms" < ? OR 1)']],
  },
  {
    name: 'a rescue without the limit of attempts',
    act: 'sweep',
    changes: [
      [triesUsed, '($1 >= ? AND 0)'],
      [triesLeft, '($1 < ? OR 1)'],
    ],
  },
  {
    name: 'a rescue that leaves the exhausted held',
    act: 'sweep',
    changes: [[triesUsed, '($1 >= ? AND 0)']],
  },
  {
    name: 'a rescue after which the job runs beside others',
    act: 'sweep',
    changes: [[/"runs_alone" = \?/, '"runs_alone" = (? AND 0)']],
  },
  {
    name: 'a restart that brings back ended jobs',
    act: 'restart',
    changes: [
      [/"jobs"\."status" = \?/, '("jobs"."status" = ? OR 1)'],
      [/"jobs"\."lease_expires_at_ms" is not null/, '1'],
    ],
  },
  {
    name: 'a restart that leaves jobs with the dead',
    act: 'restart',
    changes: [[/"jobs"\."owner" <> \?/, '("jobs"."owner" <> ? AND 0)']],
  },
];

const QUEUE: readonly Mutant[] = [
  {
    name: 'a submission past the limit of jobs',
    act: 'put',
    changes: [[/count\(\*\) < \?/, '(count(*) < ? OR 1)']],
  },
  {
    name: 'a submission past the limit of items',
    act: 'put',
    changes: [[/(coalesce\(sum\(item_count\), 0\) \+ \?) <= \?/, '($1 <= ? OR 1)']],
  },
  {
    name: 'a submission past the quota',
    act: 'put',
    changes: [[/(FROM api_keys WHERE id = \?\)) >= \?/, '$1 >= 0 * ?']],
  },
  {
    name: 'a submission whose idempotency key is forgotten',
    act: 'put',
    changes: [[/(0, 0, 0, 0, 0,) \?/, '$1 CASE WHEN ? IS 0 THEN 0 END']],
  },
  {
    name: 'a refused submission that is charged',
    act: 'put',
    changes: [[/(INSERT INTO usage[\s\S]*)WHERE (EXISTS \([^)]*\))/, '$1WHERE ($2 OR 1)']],
  },
  {
    name: 'a refused submission that leaves its input behind',
    act: 'put',
    changes: [[/(INSERT INTO job_inputs[\s\S]*)WHERE (EXISTS \([^)]*\))/, '$1WHERE ($2 OR 1)']],
  },
];

const REMOVAL: readonly Mutant[] = [
  {
    name: 'an erasure that leaves the input',
    act: 'erase',
    changes: [[/(delete from "job_inputs" where)/, '$1 0 and']],
  },
  {
    name: 'an erasure that leaves the result',
    act: 'erase',
    changes: [[/(delete from "job_results" where)/, '$1 0 and']],
  },
  {
    name: 'an erasure that leaves the job',
    act: 'erase',
    changes: [[/(delete from "jobs" where)/, '$1 0 and']],
  },
  {
    name: 'a pruning of jobs that have not ended',
    act: 'prune',
    changes: [[/"jobs"\."status" in \(\?, \?\)/, '("jobs"."status" in (?, ?) OR 1)']],
  },
  {
    name: 'a pruning before the retention is over',
    act: 'prune',
    changes: [[/("jobs"\."updated_at_ms") < \? - \?/, '($1 < ? - ? OR 1)']],
  },
];

export const MUTANTS = [...FENCED, ...RUN, ...CLAIM, ...LEASE, ...QUEUE, ...REMOVAL];

/** The edit that makes the mutant, and the patterns that have not met their statement yet. */
export function breakStatements({ act, changes }: Mutant): { edit: Edit; unmet: Set<RegExp> } {
  const unmet = new Set(changes.map(([pattern]) => pattern));
  return {
    unmet,
    edit(text, present) {
      if (present !== act) return text;
      return changes.reduce((changed, [pattern, replacement]) => {
        if (pattern.test(changed)) unmet.delete(pattern);
        return changed.replace(pattern, replacement);
      }, text);
    },
  };
}
