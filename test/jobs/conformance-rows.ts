/** The rows that the suite for every store puts in. */

import type { NewJob } from '../../src/jobs/store.ts';

export const limits = { queuedJobsMax: 100, queuedItemsMax: 100_000 };

export function makeJob(over: Partial<NewJob> = {}): NewJob {
  return {
    id: crypto.randomUUID(),
    keyId: 'key',
    tenant: 'default',
    itemCount: 1,
    chunks: [Buffer.from('["item"]')],
    options: '{}',
    ...over,
  };
}

export function makeKey(id: string, quotaItems: number | null = null) {
  return { id, name: id, tenant: 'default', digest: 'ab', plan: 'self-hosted', quotaItems };
}
