/** Shows one item's stages and evidence. */

import type { Enrichment } from '../../src/enrich/enrich.ts';
import { Kind } from '../../src/enrich/knowledge/lexicon.ts';
import type { GoldRow } from './gold.ts';

const LABELS = ['name', 'noise', 'intermediary', 'place', 'number', 'contact'];
const KINDS = Object.keys(Kind);

export function explain(row: GoldRow, { item, analysis, answer }: Enrichment): string {
  const { reading, knowledge } = analysis;
  const tokens = reading.tokens.map(
    (token, i) => `${token.text}:${LABELS[analysis.labels[i] ?? 0]}`,
  );
  const hits = analysis.hits.flat().map((hit) => {
    const what = hit.kind === Kind.merchant ? knowledge.merchants.name(hit.id) : String(hit.id);
    return `${KINDS[hit.kind]} [${hit.first}-${hit.last}] ${what} flags ${hit.flags}`;
  });
  return [
    `raw       ${JSON.stringify(row.raw)}`,
    `gold      ${JSON.stringify([row.merchant, row.domain, row.category])}`,
    `tokens    ${tokens.join(' ')}`,
    `type      ${analysis.type} wording ${analysis.isBankWording} person ${analysis.isTransferToPerson} language ${analysis.language}`,
    `location  ${JSON.stringify(analysis.location)} phone ${analysis.phone}`,
    `runs      ${JSON.stringify(analysis.runs)}`,
    `match     ${answer.match ? `${knowledge.merchants.name(answer.match.merchant)} ${answer.match.score.toFixed(2)}` : 'none'}`,
    `name      ${answer.name?.text ?? 'none'}`,
    `item      ${JSON.stringify(item)}`,
    ...hits.map((hit) => `  ${hit}`),
  ].join('\n');
}
