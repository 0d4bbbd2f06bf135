/** Shows result items: the answer in a row, the evidence in the text, the details below. */

import { type Child, h } from './dom.ts';
import type { Item, Reason } from './shapes.ts';

/** `onCorrect` opens the form of corrections for an item. */
export function showItems(items: readonly Item[], onCorrect: (item: Item) => void): HTMLElement {
  const heads = ['Descriptor', 'Merchant', 'Category', 'MCC', 'Confidence', ''];
  return h(
    'div',
    { class: 'wide' },
    h(
      'table',
      { class: 'items' },
      h('thead', {}, h('tr', {}, ...heads.map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, ...items.flatMap((item) => showItem(item, onCorrect))),
    ),
  );
}

function showItem(item: Item, onCorrect: (item: Item) => void): HTMLElement[] {
  const more = h('tr', { class: 'more', hidden: true }, h('td', { colspan: 6 }, showMore(item)));
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-expanded': 'false',
      click: () => {
        more.hidden = !more.hidden;
        toggle.setAttribute('aria-expanded', String(!more.hidden));
      },
    },
    'Evidence',
  );
  const row = h(
    'tr',
    {},
    h('td', { class: 'descriptor', 'data-label': 'Descriptor' }, ...showText(item)),
    ...(item.status === 'complete' ? showAnswer(item) : showNoAnswer(item)),
    h(
      'td',
      { class: 'actions' },
      item.details && toggle,
      h('button', { type: 'button', class: 'quiet', click: () => onCorrect(item) }, 'Correct'),
    ),
  );
  return item.details ? [row, more] : [row];
}

function showAnswer(item: Item): HTMLElement[] {
  const { merchant, domain, category, mcc_code, is_subscription, confidence = 0, source } = item;
  return [
    h(
      'td',
      { 'data-label': 'Merchant' },
      h('strong', {}, merchant ?? '—'),
      domain ? h('small', {}, domain) : null,
    ),
    h(
      'td',
      { 'data-label': 'Category' },
      category ?? '—',
      is_subscription ? h('small', {}, 'subscription') : null,
    ),
    h('td', { 'data-label': 'MCC' }, mcc_code ?? '—'),
    h(
      'td',
      { class: 'confidence', 'data-label': 'Confidence' },
      h('meter', { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, value: confidence }),
      h('small', {}, `${confidence.toFixed(2)} ${source ?? ''}`),
    ),
  ];
}

function showNoAnswer({ status }: Item): HTMLElement[] {
  const text = status === 'rejected' ? 'Nothing readable in it.' : 'Try again.';
  return [h('td', { colspan: 4, class: 'soft' }, text)];
}

/** The descriptor with what led to the answer marked, each mark named for its reason. */
function showText({ input, details }: Item): Child[] {
  const parts: Child[] = [];
  let at = 0;
  for (const { code, span } of inOrder(details?.reasons ?? [])) {
    const [start, end] = span;
    if (start < at || end <= start) continue;
    parts.push(input.slice(at, start));
    parts.push(
      h('mark', { title: toWords(code), 'data-kind': kindOf(code) }, input.slice(start, end)),
    );
    at = end;
  }
  return [...parts, input.slice(at)];
}

function inOrder(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((left, right) => left.span[0] - right.span[0]);
}

function kindOf(code: string): string {
  if (code.startsWith('alias') || code === 'name' || code === 'person') return 'name';
  if (['place', 'postal_code', 'store_number', 'phone', 'website'].includes(code)) return 'place';
  return code === 'reference' || code === 'bank_wording' ? 'bank' : 'other';
}

function showMore({ input, details }: Item): HTMLElement {
  const { reasons = [], ...facts } = details ?? {};
  const evidence = inOrder(reasons as readonly Reason[]).map(({ code, span }) =>
    h('li', {}, `${toWords(code)}: `, h('code', {}, input.slice(...span))),
  );
  return h(
    'div',
    { class: 'evidence' },
    h('ul', {}, ...evidence),
    h('dl', {}, ...Object.entries(facts).flatMap(([name, value]) => showFact(name, value))),
  );
}

function showFact(name: string, value: unknown): HTMLElement[] {
  const text = toText(value);
  return text === '' ? [] : [h('dt', {}, toWords(name)), h('dd', {}, text)];
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(toText).filter(Boolean).join(' · ');
}

function toWords(code: string): string {
  return code.replaceAll('_', ' ');
}
