/** The shapes of the answers, for their description; the contract test holds every answer to them. */

import { z } from 'zod';
import { CHANNELS } from '../../enrich/channel.ts';
import { CATEGORIES, TRANSACTION_TYPES } from '../../enrich/item.ts';
import { COUNTERPARTY_TYPES } from '../../enrich/party.ts';
import { REASON_CODES } from '../../enrich/reasons.ts';
import { changesSchema, matchSchema, merchantIdSchema } from '../schemas-corrections.ts';

const category = z.enum(CATEGORIES);
const mcc = z.string().regex(/^\d{4}$/);
const text = z.string().nullable();
const count = z.int().min(0);
const time = z.iso.datetime({ precision: 3 });
const jobStatus = z.enum(['queued', 'processing', 'complete', 'failed']);

export const details = z.object({
  merchant_id: merchantIdSchema.nullable(),
  transaction_type: z.enum(TRANSACTION_TYPES),
  channel: z.enum(CHANNELS).nullable(),
  intermediaries: z.array(z.object({ name: z.string(), role: z.string(), domain: text })),
  counterparty: z.object({ name: text, type: z.enum(COUNTERPARTY_TYPES) }),
  location: z.object({
    city: text,
    region: text,
    postal_code: text,
    country: text,
    store_number: text,
  }),
  phone: text,
  plaid_category: z.object({ primary: text, detailed: text }),
  normalized: z.string(),
  reasons: z.array(z.object({ code: z.enum(REASON_CODES), span: z.array(count).length(2) })),
  knowledge_version: z.string(),
});

/** `id` only of an item that was sent as an object with one; `details` only when asked for. */
export const completeItem = z.object({
  input: z.string(),
  id: z.string().optional(),
  status: z.literal('complete'),
  source: z.enum(['cache', 'model', 'llm']),
  merchant: text,
  domain: text,
  category,
  mcc_code: mcc.nullable(),
  is_subscription: z.boolean(),
  confidence: z.number().min(0).max(1),
  details: details.optional(),
});

export const emptyItem = z.object({
  input: z.string(),
  id: z.string().optional(),
  status: z.enum(['rejected', 'retry']),
});

export const item = z.union([completeItem, emptyItem]);

export const enrichAnswer = z.object({
  results: z.array(item),
  job_id: z.null(),
  status: z.enum(['complete', 'partial']),
});

export const submitAnswer = z.object({
  results: z.array(item).length(0),
  job_id: z.uuid(),
  status: jobStatus,
});

const jobHead = { id: z.uuid(), status: jobStatus, item_count: count.optional() };
const jobTail = { created_at: time, updated_at: time, error: z.string().optional() };

export const job = z.object({ ...jobHead, results: z.array(item), ...jobTail });

export const jobList = z.object({
  jobs: z.array(z.object({ ...jobHead, ...jobTail })),
  next_cursor: text,
});

/** One line of an answered stream: an item, or why the line has none. */
export const streamLine = z.union([
  completeItem,
  emptyItem,
  z.object({ status: z.literal('invalid'), line: count.optional(), error: z.string() }),
]);

export const correction = z.object({
  id: z.uuid(),
  match: matchSchema,
  set: changesSchema,
  created_at: time,
  updated_at: time,
});

export const correctionList = z.object({ corrections: z.array(correction), next_cursor: text });

export const preview = z.object({
  examined: count,
  changed: count,
  changes: z.array(z.object({ job_id: z.uuid(), before: item, after: item })),
});

const merchantFields = {
  merchant_id: merchantIdSchema,
  name: z.string(),
  domain: text,
  category,
  mcc_code: mcc.nullable(),
  is_subscription: z.boolean(),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
};

export const merchant = z.object({ ...merchantFields, knowledge_version: z.string() });

export const merchantList = z.object({
  merchants: z.array(z.object(merchantFields)),
  knowledge_version: z.string(),
});

export const categories = z.object({
  version: z.string().regex(/^[0-9a-f]{16}$/),
  categories: z.array(
    z.object({
      category,
      description: z.string(),
      mcc_codes: z.array(mcc),
      plaid_categories: z.array(z.object({ primary: z.string(), detailed: z.string() })),
    }),
  ),
});

export const health = z.object({ status: z.enum(['ok', 'ready']) });

export const problem = z.object({ error: z.string() });

export const invalidProblem = z.object({
  error: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).min(1),
});

export const sizeProblem = z.object({ error: z.string(), limit_bytes: count });

export const fullProblem = z.object({ error: z.string(), limit: count });

export const limitProblem = z.union([
  z.object({ error: z.string(), usage: count, limit: count, plan: z.string() }),
  problem,
]);
