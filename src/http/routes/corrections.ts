/** A tenant's corrections: stored, listed, erased, and tried before they are stored. */

import type { Corrections } from '../../corrections/corrections.ts';
import type { StoredCorrection } from '../../corrections/store.ts';
import { AppError } from '../../errors.ts';
import type { Preview } from '../../jobs/preview.ts';
import type { StoredKey } from '../../keys/store.ts';
import { readJsonBody } from '../body.ts';
import type { AppContext, Route } from '../context.ts';
import { cutPage, pageRows, readCursor } from '../paging.ts';
import { send, sendJson, setHeader } from '../respond.ts';
import { correctionListQuery, correctionSchema, toCorrection } from '../schemas-corrections.ts';
import { validateBody, validateQuery } from '../validate.ts';

export interface CorrectionDeps {
  readonly corrections: Corrections;
  /** What the correction would change among recent items of the tenant. */
  readonly preview: (tenant: string, correction: NewCorrection) => Promise<Preview>;
}

type NewCorrection = ReturnType<typeof toCorrection>;

/** Bytes of a correction's body. */
export const correctionBodyBytesMax = 65_536;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function correctionRoutes({ corrections, preview }: CorrectionDeps): Route[] {
  const one = { path: '/v1/corrections/:id', access: 'key' } as const;
  const all = { path: '/v1/corrections', access: 'key' } as const;
  return [
    { ...all, method: 'POST', handle: (context, key) => save(corrections, context, key) },
    { ...all, method: 'GET', handle: (context, key) => list(corrections, context, key) },
    {
      method: 'POST',
      path: '/v1/corrections/preview',
      access: 'key',
      async handle(context, key) {
        const correction = await readCorrection(context);
        return sendJson(context, JSON.stringify(await preview(key.tenant, correction)));
      },
    },
    {
      ...one,
      method: 'GET',
      async handle(context, key) {
        const id = readId(context);
        const correction = await corrections.find(key.tenant, id);
        if (correction === undefined) throw new AppError('correction_not_found');
        return sendJson(context, renderCorrection(correction));
      },
    },
    {
      ...one,
      method: 'DELETE',
      async handle(context, key) {
        const isRemoved = await corrections.remove(key.tenant, readId(context));
        if (!isRemoved) throw new AppError('correction_not_found');
        return send(context, null, 204);
      },
    },
  ];
}

async function save(
  corrections: Corrections,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { correction, isNew } = await corrections.save(key.tenant, await readCorrection(context));
  setHeader(context, 'Location', `/v1/corrections/${correction.id}`);
  return sendJson(context, renderCorrection(correction), isNew ? 201 : 200);
}

async function list(
  corrections: Corrections,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { limit = pageRows, cursor } = validateQuery(correctionListQuery, context.req.query());
  const rows = await corrections.list(key.tenant, limit + 1, readCursor(cursor));
  const { page, nextCursor } = cutPage(rows, limit);
  const items = page.map(renderCorrection).join(',\n');
  return sendJson(
    context,
    `{"corrections":[${items}],"next_cursor":${JSON.stringify(nextCursor)}}`,
  );
}

async function readCorrection(context: AppContext): Promise<NewCorrection> {
  const { value } = await readJsonBody(context, correctionBodyBytesMax);
  return toCorrection(validateBody(correctionSchema, value));
}

function readId(context: AppContext): string {
  const id = (context.req.param('id') ?? '').toLowerCase();
  if (!UUID.test(id)) throw new AppError('correction_not_found');
  return id;
}

function renderCorrection({ id, match, set, ...times }: StoredCorrection): string {
  return JSON.stringify({
    id,
    match: { [match.kind]: match.value },
    set,
    created_at: new Date(times.createdAtMs).toISOString(),
    updated_at: new Date(times.updatedAtMs).toISOString(),
  });
}
