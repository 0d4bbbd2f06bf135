/** The first view: strings in, answers with their evidence out, at once or as a job. */

import { ask } from './api.ts';
import { field, fill, h } from './dom.ts';
import { showItems } from './items.ts';
import type { Item } from './shapes.ts';
import { showProblem, type View, type Visit } from './view.ts';

/** Strings sent in one request; more go one request after the other. */
const together = 100;

/** More than this is a job. */
const atOnceMax = 1000;

const EXAMPLES = [
  'NETFLIX.COM ON DEMAND',
  'SQ *BLUE BOTTLE COFFEE SAN FRANCISCO CA',
  'PAYPAL *SPOTIFY 35314369001',
  'SHELL OIL 57444212 HOUSTON TX',
  'MONTHLY ACCOUNT FEE',
];

export function createEnrichView(visit: Visit): View {
  const text = h('textarea', {
    rows: 7,
    spellcheck: 'false',
    placeholder: 'One descriptor a line',
    'aria-label': 'Descriptors, one a line',
  });
  text.value = EXAMPLES.join('\n');
  const country = h('input', { maxlength: 2, size: 4, placeholder: 'US', autocomplete: 'off' });
  const output = h('div', { class: 'output', 'aria-live': 'polite' });

  const read = () => text.value.split('\n').filter((line) => line.trim() !== '');
  const options = () => (country.value ? { country: country.value } : {});

  async function enrich(): Promise<void> {
    const lines = read();
    if (lines.length === 0) return;
    if (lines.length > atOnceMax) return submit();
    fill(output, h('p', { class: 'soft' }, 'Working…'));
    const items: Item[] = [];
    for (let start = 0; start < lines.length; start += together) {
      const transactions = lines.slice(start, start + together);
      const body = { transactions, include: ['details'], ...options() };
      const { results } = await ask<{ results: readonly Item[] }>('POST', '/v1/enrich', body);
      items.push(...results);
    }
    fill(output, showItems(items, visit.correct));
  }

  async function submit(): Promise<void> {
    const body = { transactions: read(), ...options() };
    const { job_id } = await ask<{ job_id: string }>('POST', '/v1/enrich/async', body);
    visit.watchJob(job_id);
  }

  const run = (work: () => Promise<void>) => () =>
    work().catch((error: unknown) => showProblem(output, error));
  const form = h(
    'form',
    { submit: (event) => event.preventDefault() },
    text,
    h(
      'div',
      { class: 'row' },
      field('Country', country),
      h('button', { type: 'submit', class: 'main', click: run(enrich) }, 'Enrich'),
      h('button', { type: 'button', click: run(submit) }, 'Submit as a job'),
    ),
  );
  return { element: h('section', {}, h('h1', {}, 'Enrich'), form, output) };
}
