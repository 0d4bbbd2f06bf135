/** The two ways to enrich: at once, and as a stored job. */

import type { Config } from '../../config.ts';
import type { Corrections } from '../../corrections/corrections.ts';
import type { Rules } from '../../corrections/rules.ts';
import { createRulesReader, type SharedRules } from '../../corrections/shared.ts';
import type { Knowledge } from '../../enrich/knowledge/decode.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Keyring } from '../../keys/keyring.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { Metrics } from '../../metrics.ts';
import { type EnrichedChunk, enrichChunk, renderRetry } from '../../pool/chunk.ts';
import type { Pool } from '../../pool/pool.ts';
import { readJsonBody } from '../body.ts';
import type { AppContext, Route } from '../context.ts';
import { createOpenStreams, type OpenStreams } from '../open-streams.ts';
import { sendJson, setHeader } from '../respond.ts';
import { type EnrichRequest, parseEnrichRequest, readQueryOptions } from '../schemas.ts';
import { readSubmission } from '../submission.ts';

export interface EnrichDeps {
  readonly config: Config;
  readonly jobs: Jobs;
  readonly keyring: Keyring;
  readonly pool: Pool;
  readonly knowledge: Knowledge;
  readonly corrections: Corrections;
  readonly metrics: Metrics;
}

/** Compiles a tenant's rules for the main thread. */
type ReadRules = (shared: SharedRules) => Rules;

/**
 * Enriched on the main thread: 10 items block it 0.7 ms, of which a thread would save nothing
 * for the caller, since its hand-over adds 0.1 to 0.3 ms.
 */
export const mainThreadItemsMax = 10;

/** Synchronous requests that may be waiting for threads at once; beyond it 503. */
export const urgentBatchesMax = 200;

export function enrichRoutes(deps: EnrichDeps): Route[] {
  const readRules = createRulesReader();
  const waiting = createOpenStreams({
    totalMax: urgentBatchesMax,
    perKeyMax: Number.POSITIVE_INFINITY,
  });
  return [
    {
      method: 'POST',
      path: '/v1/enrich',
      access: 'key',
      handle: (context, key) => enrichNow(deps, waiting, readRules, context, key),
    },
    {
      method: 'POST',
      path: '/v1/enrich/async',
      access: 'key',
      handle: (context, key) => enrichLater(deps, context, key),
    },
  ];
}

async function enrichNow(
  deps: EnrichDeps,
  waiting: OpenStreams,
  readRules: ReadRules,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { config, keyring } = deps;
  const queried = readQueryOptions(context);
  const { value } = await readJsonBody(context, config.syncBodyBytesMax);
  const request = await parseEnrichRequest(value, config.syncItemsMax, queried);
  context.get('facts').items = request.entries.length;
  const close = request.entries.length > mainThreadItemsMax ? waiting.open(key.id) : undefined;
  try {
    await keyring.charge(key, request.entries.length);
    return await answerNow(deps, context, request, readRules, key.tenant);
  } finally {
    close?.();
  }
}

async function answerNow(
  deps: EnrichDeps,
  context: AppContext,
  request: EnrichRequest,
  readRules: ReadRules,
  tenant: string,
): Promise<Response> {
  const rules = await deps.corrections.rulesOf(tenant);
  const { text, retryCount, tally } = await enrichRequest(deps, request, readRules, rules);
  deps.metrics.countItems(tally);
  const status = retryCount > 0 ? 'partial' : 'complete';
  return sendJson(context, `{"results":[${text}],"job_id":null,"status":"${status}"}`);
}

async function enrichRequest(
  { pool, knowledge }: EnrichDeps,
  { entries, options }: EnrichRequest,
  readRules: ReadRules,
  rules: SharedRules | undefined,
): Promise<Omit<EnrichedChunk, 'itemCount'>> {
  if (entries.length <= mainThreadItemsMax) {
    return enrichChunk(entries, knowledge, { ...options, rules: rules && readRules(rules) });
  }
  const input = Buffer.from(JSON.stringify(entries));
  const result = await pool.enrichBatch(input, { isUrgent: true, entryOptions: options, rules });
  if (!result.isOk) return renderRetry(entries);
  return { ...result, text: new TextDecoder().decode(result.bytes) };
}

async function enrichLater(
  { config, jobs }: EnrichDeps,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { submission, idempotency } = await readSubmission(context, config);
  const { facts } = context.var;
  facts.items = submission.itemCount;
  const { id, status, isReplay } = await jobs.submit(key, submission, idempotency);
  facts.job = id;
  if (isReplay) setHeader(context, 'Idempotent-Replayed', 'true');
  setHeader(context, 'Location', `/v1/enrich/jobs/${id}`);
  const body = `{"results":[],"job_id":"${id}","status":"${status}"}`;
  return sendJson(context, body, isReplay ? 200 : 202);
}
