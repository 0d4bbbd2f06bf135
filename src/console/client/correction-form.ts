/** The form of one correction: try it on recent items, then store it. */

import { ask } from './api.ts';
import { field, fill, h, select } from './dom.ts';
import { CATEGORIES, type Item } from './shapes.ts';
import { showProblem } from './view.ts';

interface Preview {
  readonly examined: number;
  readonly changed: number;
  readonly changes: readonly { readonly before: Item; readonly after: Item }[];
}

/** Changes of a preview that are listed. */
const listedMax = 20;

const KINDS = [
  ['normalized', 'is the same descriptor'],
  ['contains', 'contains'],
  ['merchant_id', 'is of the merchant'],
] as const;

export function createCorrectionForm(onStored: () => void) {
  const fields = createFields();
  const { kind, value, merchant, domain, mcc, category, subscription } = fields;
  const output = h('div', { class: 'output', 'aria-live': 'polite' });

  const read = () => readCorrection(fields);

  const run = (work: () => Promise<void>) => () =>
    work().catch((error: unknown) => showProblem(output, error));

  async function preview(): Promise<void> {
    fill(output, showPreview(await ask<Preview>('POST', '/v1/corrections/preview', read())));
  }

  async function store(): Promise<void> {
    await ask('POST', '/v1/corrections', read());
    form.reset();
    fill(output, h('p', { class: 'soft' }, 'Stored. It counts from now on.'));
    onStored();
  }

  const form = h(
    'form',
    { class: 'panel', submit: (event) => event.preventDefault() },
    h('div', { class: 'row' }, field('Where the descriptor', kind), field('Value', value)),
    h(
      'div',
      { class: 'row' },
      ...[field('Merchant', merchant), field('Domain', domain), field('Category', category)],
      ...[field('MCC', mcc), field('Subscription', subscription)],
    ),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', click: run(preview) }, 'Try on recent items'),
      h('button', { type: 'submit', class: 'main', click: run(store) }, 'Store'),
    ),
    output,
  );

  return {
    element: form,
    /** Starts a correction of what the item says. */
    begin({ input, merchant: name, details }: Item): void {
      form.reset();
      kind.value = details ? 'normalized' : 'contains';
      value.value = details?.normalized ?? input;
      merchant.value = name ?? '';
      merchant.focus();
    },
  };
}

function createFields() {
  const kind = select('kind', KINDS);
  const value = h('input', { name: 'value', required: true, autocomplete: 'off' });
  const merchant = h('input', { name: 'merchant', autocomplete: 'off' });
  const domain = h('input', { name: 'domain', autocomplete: 'off', placeholder: 'example.com' });
  const mcc = h('input', { name: 'mcc', maxlength: 4, size: 6, inputmode: 'numeric' });
  const category = select('category', [
    ['', 'as it is'],
    ...CATEGORIES.map((name) => [name, name] as const),
  ]);
  const subscription = select('subscription', [
    ['', 'as it is'],
    ['true', 'yes'],
    ['false', 'no'],
  ]);
  return { kind, value, merchant, domain, mcc, category, subscription };
}

function readCorrection(fields: ReturnType<typeof createFields>) {
  const { kind, value, merchant, domain, mcc, category, subscription } = fields;
  return {
    match: { [kind.value]: value.value },
    set: {
      ...(merchant.value && { merchant: merchant.value }),
      ...(domain.value && { domain: domain.value }),
      ...(category.value && { category: category.value }),
      ...(mcc.value && { mcc_code: mcc.value }),
      ...(subscription.value && { is_subscription: subscription.value === 'true' }),
    },
  };
}

function showPreview({ examined, changed, changes }: Preview): HTMLElement {
  const rows = changes
    .slice(0, listedMax)
    .map(({ before, after }) =>
      h(
        'tr',
        {},
        h('td', { class: 'descriptor' }, before.input),
        h('td', {}, `${before.merchant ?? '—'}, ${before.category ?? '—'}`),
        h('td', {}, `${after.merchant ?? '—'}, ${after.category ?? '—'}`),
      ),
    );
  const heads = ['Descriptor', 'Now', 'Then'].map((text) => h('th', { scope: 'col' }, text));
  return h(
    'div',
    {},
    h('p', {}, `${changed} of ${examined} recent items would change.`),
    changed > 0 &&
      h(
        'div',
        { class: 'wide' },
        h('table', {}, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows)),
      ),
  );
}
