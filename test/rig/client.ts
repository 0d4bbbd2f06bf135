/** A client of a running server: submits, reads, waits, erases. */

import assert from 'node:assert/strict';
import { type JobAnswer, readEnrich, readJob } from './answers.ts';
import { runCommand } from './process.ts';

export interface Client {
  readonly key: string;
  /** The id of the accepted job; rejects when the answer is not 202. */
  submit(transactions: readonly string[], headers?: Record<string, string>): Promise<string>;
  read(id: string): Promise<JobAnswer>;
  /** The job once it is in one of the states. */
  await(id: string, states?: readonly string[]): Promise<JobAnswer>;
  /** The status of a request for the job with this method. */
  ask(id: string, method: 'GET' | 'DELETE'): Promise<number>;
}

export function createClient(url: string, key: string): Client {
  const headers = { 'X-API-Key': key };
  const ask = (id: string, init?: RequestInit) =>
    fetch(`${url}/v1/enrich/jobs/${id}`, { ...init, headers });

  async function read(id: string): Promise<JobAnswer> {
    const response = await ask(id);
    assert.equal(response.status, 200);
    return readJob(response);
  }

  return {
    key,
    async submit(transactions, more = {}) {
      const response = await fetch(`${url}/v1/enrich/async`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json', ...more },
        body: JSON.stringify({ transactions }),
      });
      assert.equal(response.status, 202);
      return (await readEnrich(response)).job_id ?? '';
    },
    read,
    async await(id, states = ['complete', 'failed']) {
      for (;;) {
        const job = await read(id);
        if (states.includes(job.status)) return job;
      }
    },
    async ask(id, method) {
      const response = await ask(id, { method });
      await response.body?.cancel();
      return response.status;
    },
  };
}

/** A key of the installation in this directory. */
export async function makeKeyIn(directory: string, name = 'app'): Promise<string> {
  return (await runCommand(directory, 'keys', 'create', '--name', name)).stdout.trim();
}
