/** The client: one object for one service and one key. */

import { type EnrichAllOptions, enrichInChunks } from './enrich-all.ts';
import { readVariable } from './environment.ts';
import { JobFailedError } from './errors.ts';
import { type PollOptions, pollUntilEnd } from './poll.ts';
import { type Call, type Settings, send } from './request.ts';
import type {
  CompleteJob,
  EnrichAnswer,
  Item,
  Job,
  SubmitAnswer,
  TransactionInput,
} from './shapes.ts';

export interface ClientOptions {
  /** Where the service is; `http://127.0.0.1:8080` by default. */
  readonly baseUrl?: string;
  /** `ENRICHD_API_KEY` of the environment by default. */
  readonly apiKey?: string;
  /** Time for one request and its answer; 60,000 by default. */
  readonly requestTimeoutMs?: number;
  /** How often a request is sent again after 429, 503 or a broken connection; 4 by default. */
  readonly retriesMax?: number;
  /** The longest wait before a retry; 60,000 by default. */
  readonly retryWaitMsMax?: number;
}

export interface EnrichOptions {
  /** The default country of all items, ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly include?: readonly 'details'[];
  readonly signal?: AbortSignal;
}

export interface SubmitOptions extends EnrichOptions {
  /** 1 to 255 visible ASCII characters: a repeat names the same job instead of making another. */
  readonly idempotencyKey?: string;
}

export interface GetJobOptions {
  /** Whole seconds, at most 60, that the service may hold the answer back for the job to end. */
  readonly waitSeconds?: number;
  readonly signal?: AbortSignal;
}

export const defaults = {
  baseUrl: 'http://127.0.0.1:8080',
  requestTimeoutMs: 60_000,
  retriesMax: 4,
  retryWaitMsMax: 60_000,
} as const;

export class EnrichdClient {
  /** Private at run time too, so that printing the client does not print the key. */
  readonly #settings: Settings;

  constructor(options: ClientOptions = {}) {
    const apiKey = options.apiKey ?? readVariable('ENRICHD_API_KEY');
    if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
      throw new TypeError('The API key must be visible ASCII characters.');
    }
    this.#settings = {
      baseUrl: (options.baseUrl ?? defaults.baseUrl).replace(/\/+$/, ''),
      apiKey,
      requestTimeoutMs: options.requestTimeoutMs ?? defaults.requestTimeoutMs,
      retriesMax: options.retriesMax ?? defaults.retriesMax,
      retryWaitMsMax: options.retryWaitMsMax ?? defaults.retryWaitMsMax,
    };
  }

  /** Enriches at once, by default up to 100 transactions; one item each, in the order given. */
  async enrich(
    transactions: readonly TransactionInput[],
    options: EnrichOptions = {},
  ): Promise<EnrichAnswer> {
    return (await this.#send({
      method: 'POST',
      path: '/v1/enrich',
      body: toBody(transactions, options),
      signal: options.signal,
      isRepeatable: true,
    })) as EnrichAnswer;
  }

  /** Submits a job of by default up to 50,000 transactions; it is durable once this resolves. */
  async enrichAsync(
    transactions: readonly TransactionInput[],
    options: SubmitOptions = {},
  ): Promise<SubmitAnswer> {
    const { idempotencyKey } = options;
    return (await this.#send({
      method: 'POST',
      path: '/v1/enrich/async',
      body: toBody(transactions, options),
      headers: idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey },
      signal: options.signal,
      isRepeatable: idempotencyKey !== undefined,
    })) as SubmitAnswer;
  }

  /** The job as it is now, or once it has ended if `waitSeconds` are enough for that. */
  async getJob(id: string, options: GetJobOptions = {}): Promise<Job> {
    const { waitSeconds = 0, signal } = options;
    return (await this.#send({
      method: 'GET',
      path: `/v1/enrich/jobs/${encodeURIComponent(id)}`,
      headers: waitSeconds > 0 ? { Prefer: `wait=${waitSeconds}` } : {},
      signal,
      extraMs: waitSeconds * 1000,
      isRepeatable: true,
    })) as Job;
  }

  /** Waits for the job to end; throws JobFailedError when it has failed. */
  async pollJob(id: string, options: PollOptions = {}): Promise<CompleteJob> {
    const job = await pollUntilEnd((signal) => this.getJob(id, { signal }), options);
    if (job.status === 'failed') throw new JobFailedError(job);
    return job;
  }

  /** Enriches any number of transactions; yields one item each, in the order given. */
  enrichAll(
    transactions: Iterable<TransactionInput> | AsyncIterable<TransactionInput>,
    options: EnrichAllOptions = {},
  ): AsyncGenerator<Item, void> {
    const { country, include } = options;
    const asked = { ...(country !== undefined && { country }), ...(include && { include }) };
    const enrich = (chunk: readonly TransactionInput[], signal: AbortSignal) =>
      this.enrich(chunk, { ...asked, signal });
    return enrichInChunks(transactions, enrich, options);
  }

  #send(call: Call): Promise<unknown> {
    return send(this.#settings, call);
  }
}

function toBody(transactions: readonly TransactionInput[], { country, include }: EnrichOptions) {
  return { transactions, country, include };
}
