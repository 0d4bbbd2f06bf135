/** The claim with one condition broken in each. */

import type { Mutant } from './mutants.ts';

export const CLAIM: readonly Mutant[] = [
  {
    name: 'a claim without the check for queued',
    act: 'claim',
    changes: [
      [/"jobs"\."status" = \?/, '("jobs"."status" = ? OR 1)'],
      [/WHERE status = 'queued' AND/, 'WHERE'],
    ],
  },
  {
    name: 'a claim that takes what another holds',
    act: 'claim',
    changes: [
      [/"jobs"\."status" = \?/, '("jobs"."status" = ? OR "jobs"."status" = \'processing\')'],
      [/WHERE status = 'queued' AND/, "WHERE status IN ('queued', 'processing') AND"],
    ],
  },
  {
    name: 'a claim that does not count the attempt',
    act: 'claim',
    changes: [[/("jobs"\."attempt") \+ 1/, '$1 + 0']],
  },
  {
    name: 'a claim with no lease',
    act: 'claim',
    changes: [[/("lease_expires_at_ms") = \? \+ \?/, '$1 = ? + 0 * ?']],
  },
  {
    name: 'a claim before the wait is over',
    act: 'claim',
    changes: [[/not_before_at_ms <= \?/, '(not_before_at_ms <= ? OR 1)']],
  },
  {
    name: 'a claim of a job that must run alone beside others',
    act: 'claim',
    changes: [[/place = 1 AND \?/, '(place = 1 AND (? OR 1))']],
  },
  {
    name: 'a claim of a job that must run alone together with others',
    act: 'claim',
    changes: [[/is_held = 0/, '(is_held = 0 OR 1)']],
  },
  {
    name: 'a claim past a job that must run alone',
    act: 'claim',
    changes: [[/max\(runs_alone\) OVER ahead/, 'runs_alone']],
  },
  {
    name: 'a claim of more jobs than there is room for',
    act: 'claim',
    changes: [[/LIMIT \?/, 'LIMIT 1 + ?']],
  },
  {
    name: 'a claim of more large jobs than there is room for',
    act: 'claim',
    changes: [[/place <= \?/, 'place <= 1 + ?']],
  },
  {
    name: 'a claim of more items than there is room for',
    act: 'claim',
    changes: [[/ items <= \?/, ' items <= 1 + ?']],
  },
  {
    name: 'a claim that counts the items of each job by itself',
    act: 'claim',
    changes: [[/sum\(item_count\) OVER ahead/, 'item_count']],
  },
  {
    name: 'a claim that takes the input of many chunks for that of one',
    act: 'claim',
    changes: [[/jobs\.chunk_count = 1/, '(jobs.chunk_count = 1 OR 1)']],
  },
  {
    name: 'a claim with the input of another job',
    act: 'claim',
    changes: [[/job_id = jobs\.id/, '(job_id = jobs.id OR 1)']],
  },
  {
    name: 'a claim of the newest job',
    act: 'claim',
    changes: [[/created_at_ms LIMIT/, 'created_at_ms DESC LIMIT']],
  },
];
