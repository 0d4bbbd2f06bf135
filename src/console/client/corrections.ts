/** The third view: the corrections of the tenant, and the form for a new one. */

import { ask } from './api.ts';
import { createCorrectionForm } from './correction-form.ts';
import { fill, h } from './dom.ts';
import type { Correction, Item } from './shapes.ts';
import { showProblem, toTime, type View } from './view.ts';

interface CorrectionPage {
  readonly corrections: readonly Correction[];
  readonly next_cursor: string | null;
}

export function createCorrectionsView(): View & { readonly begin: (item: Item) => void } {
  const rows = h('tbody');
  const output = h('div', { 'aria-live': 'polite' });
  const more = h('button', { type: 'button', hidden: true }, 'Show more');
  const form = createCorrectionForm(() => refresh());
  let cursor: string | null = null;

  async function load(isFirst: boolean): Promise<void> {
    const query = isFirst || cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await ask<CorrectionPage>('GET', `/v1/corrections?limit=50${query}`);
    const shown = page.corrections.map(showCorrection);
    if (isFirst) fill(rows, ...shown);
    else rows.append(...shown);
    cursor = page.next_cursor;
    more.hidden = cursor === null;
    const isEmpty = rows.childElementCount === 0;
    fill(output, isEmpty && h('p', { class: 'soft' }, 'There are no corrections yet.'));
  }

  function refresh(isFirst = true): void {
    load(isFirst).catch((error: unknown) => showProblem(output, error));
  }
  more.addEventListener('click', () => refresh(false));

  function showCorrection({ id, match, set, created_at }: Correction): HTMLElement {
    const erase = () => {
      ask('DELETE', `/v1/corrections/${id}`).then(
        () => refresh(),
        (error: unknown) => showProblem(output, error),
      );
    };
    return h(
      'tr',
      {},
      h('td', { 'data-label': 'Match' }, showPairs(match)),
      h('td', { 'data-label': 'Set' }, showPairs(set)),
      h('td', { 'data-label': 'Stored' }, toTime(created_at)),
      h(
        'td',
        { class: 'actions' },
        h('button', { type: 'button', class: 'quiet', click: erase }, 'Erase'),
      ),
    );
  }

  const heads = ['Match', 'Set', 'Stored', ''];
  const head = h('tr', {}, ...heads.map((text) => h('th', { scope: 'col' }, text)));
  const table = h('table', { class: 'items' }, h('thead', {}, head), rows);
  const element = h(
    'section',
    {},
    ...[h('h1', {}, 'Corrections'), form.element, h('div', { class: 'wide' }, table), output, more],
  );
  return { element, refresh: () => refresh(), begin: form.begin };
}

function showPairs(pairs: Readonly<Record<string, unknown>>): HTMLElement {
  return h(
    'span',
    {},
    ...Object.entries(pairs).map(([name, value]) =>
      h('span', { class: 'pair' }, `${name.replaceAll('_', ' ')} `, h('code', {}, String(value))),
    ),
  );
}
