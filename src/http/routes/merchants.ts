/** The knowledge, for looking up: merchants by name or id, and the table of categories. */

import { type CategoryTable, categoryTable } from '../../enrich/categories.ts';
import type { Knowledge } from '../../enrich/knowledge/decode.ts';
import { createMerchantSearch } from '../../enrich/search.ts';
import { AppError } from '../../errors.ts';
import type { Route } from '../context.ts';
import { sendJson } from '../respond.ts';
import { merchantQuery, merchantRows } from '../schemas-merchants.ts';
import { validateQuery } from '../validate.ts';

export interface MerchantDeps {
  readonly knowledge: Knowledge;
}

export function merchantRoutes({ knowledge }: MerchantDeps): Route[] {
  const search = createMerchantSearch(knowledge);
  const version = JSON.stringify(knowledge.version);
  let categories: string | undefined;
  return [
    {
      method: 'GET',
      path: '/v1/merchants',
      access: 'key',
      handle(context) {
        const { q, country, limit } = validateQuery(merchantQuery, context.req.query());
        const ids = search({ text: q, country, limit: limit ?? merchantRows });
        const rows = ids.map((id) => JSON.stringify(describe(knowledge, id))).join(',\n');
        return sendJson(context, `{"merchants":[${rows}],"knowledge_version":${version}}`);
      },
    },
    {
      method: 'GET',
      path: '/v1/merchants/:merchant_id',
      access: 'key',
      handle(context) {
        const id = knowledge.merchants.find(context.req.param('merchant_id') ?? '');
        if (id === null) throw new AppError('merchant_not_found');
        return sendJson(
          context,
          JSON.stringify({ ...describe(knowledge, id), knowledge_version: knowledge.version }),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/categories',
      access: 'key',
      handle(context) {
        categories ??= renderCategories(categoryTable(knowledge.tables.mccCategory));
        return sendJson(context, categories);
      },
    },
  ];
}

function describe({ merchants }: Knowledge, id: number) {
  return {
    merchant_id: merchants.identity(id),
    name: merchants.name(id),
    domain: merchants.domain(id),
    category: merchants.category(id),
    mcc_code: merchants.mcc(id),
    is_subscription: merchants.isSubscription(id),
    countries: [...merchants.countries(id)].sort(),
  };
}

function renderCategories({ version, categories }: CategoryTable): string {
  return JSON.stringify({ version, categories });
}
