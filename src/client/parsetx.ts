/** The names of the ParseTx client, so that moving over is a change of import. */

import { type ClientOptions, EnrichdClient } from './client.ts';
import { readVariable } from './environment.ts';
import { pollUntilEnd } from './poll.ts';
import type { EndedJob, EnrichAnswer, Job, TransactionInput } from './shapes.ts';

export { EnrichdError as ParseTxError } from './errors.ts';
export type { Item as EnrichResultItem } from './shapes.ts';

/** As for EnrichdClient; the key may also stand in `PARSETX_API_KEY`. */
export type ParseTxClientOptions = ClientOptions;

export interface ParseTxPollOptions {
  /** The first pause between two requests; 2,000 by default. */
  readonly intervalMs?: number;
  /** How long to wait in all; 120,000 by default. */
  readonly maxWaitMs?: number;
}

const intervalMsDefault = 2_000;
const intervalMsMax = 10_000;
const maxWaitMsDefault = 120_000;

export class ParseTxClient {
  readonly #client: EnrichdClient;

  constructor(options: ParseTxClientOptions = {}) {
    const apiKey = options.apiKey ?? readVariable('PARSETX_API_KEY');
    this.#client = new EnrichdClient({ ...options, ...(apiKey !== undefined && { apiKey }) });
  }

  enrich(transactions: readonly TransactionInput[]): Promise<EnrichAnswer> {
    return this.#client.enrich(transactions);
  }

  /** Submits a job and resolves with its id. */
  async enrichAsync(transactions: readonly TransactionInput[]): Promise<string> {
    return (await this.#client.enrichAsync(transactions)).job_id;
  }

  getJob(jobId: string): Promise<Job> {
    return this.#client.getJob(jobId);
  }

  /** The job once it is complete or has failed; throws TimedOutError when that takes too long. */
  pollJob(jobId: string, options: ParseTxPollOptions = {}): Promise<EndedJob> {
    return pollUntilEnd((signal) => this.#client.getJob(jobId, { signal }), {
      intervalMs: options.intervalMs ?? intervalMsDefault,
      intervalMsMax,
      timeoutMs: options.maxWaitMs ?? maxWaitMsDefault,
    });
  }
}
