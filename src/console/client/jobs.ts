/** The second view: the jobs of the key, one of them watched while it runs. */

import { ask, send } from './api.ts';
import { fill, h } from './dom.ts';
import { followEvents } from './events.ts';
import type { Job } from './shapes.ts';
import { showProblem, toTime, type View } from './view.ts';

interface JobPage {
  readonly jobs: readonly Job[];
  readonly next_cursor: string | null;
}

const FORMS = [
  ['JSON', 'application/json', 'json'],
  ['NDJSON', 'application/x-ndjson', 'ndjson'],
  ['CSV', 'text/csv', 'csv'],
] as const;

export function createJobsView(): View & { readonly watch: (id: string) => void } {
  const watched = h('div', { class: 'output', 'aria-live': 'polite' });
  const rows = h('tbody');
  const output = h('div');
  const more = h('button', { type: 'button', hidden: true }, 'Show more');
  let cursor: string | null = null;

  async function load(isFirst: boolean): Promise<void> {
    const query = isFirst || cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await ask<JobPage>('GET', `/v1/enrich/jobs?limit=20${query}`);
    const shown = page.jobs.map(showJob);
    if (isFirst) fill(rows, ...shown);
    else rows.append(...shown);
    cursor = page.next_cursor;
    more.hidden = cursor === null;
    const isEmpty = rows.childElementCount === 0;
    fill(output, isEmpty && h('p', { class: 'soft' }, 'This key has no jobs.'));
  }

  const refresh = (isFirst = true) => {
    load(isFirst).catch((error: unknown) => showProblem(output, error));
  };
  more.addEventListener('click', () => refresh(false));

  function showJob(job: Job): HTMLElement {
    return h(
      'tr',
      {},
      h('td', { 'data-label': 'Job' }, h('code', {}, job.id)),
      h('td', { 'data-label': 'Status' }, h('span', { class: `status ${job.status}` }, job.status)),
      h('td', { 'data-label': 'Items' }, String(job.item_count ?? '—')),
      h('td', { 'data-label': 'Submitted' }, toTime(job.created_at)),
      h(
        'td',
        { class: 'actions' },
        h('button', { type: 'button', class: 'quiet', click: () => watch(job.id) }, 'Watch'),
        h('button', { type: 'button', class: 'quiet', click: () => erase(job.id) }, 'Erase'),
      ),
    );
  }

  function erase(id: string): void {
    if (!confirm('Erase this job and all its data?')) return;
    ask('DELETE', `/v1/enrich/jobs/${id}`).then(
      () => refresh(),
      (error: unknown) => showProblem(output, error),
    );
  }

  function watch(id: string): void {
    const bar = h('progress', { 'aria-label': 'Items done' });
    const words = h('p', {}, 'Waiting…');
    fill(watched, h('h2', {}, 'Job ', h('code', {}, id)), bar, words, showDownloads(id, watched));
    followEvents(`/v1/enrich/jobs/${id}/events`, ({ status, item_count = 0, done_count = 0 }) => {
      bar.max = Math.max(1, item_count);
      bar.value = done_count;
      fill(words, `${status}: ${done_count} of ${item_count} items`);
    }).then(
      () => refresh(),
      (error: unknown) => showProblem(words, error),
    );
  }

  const heads = ['Job', 'Status', 'Items', 'Submitted', ''];
  const head = h('tr', {}, ...heads.map((text) => h('th', { scope: 'col' }, text)));
  const table = h('table', { class: 'items' }, h('thead', {}, head), rows);
  const again = h('button', { type: 'button', click: () => refresh() }, 'Refresh');
  const element = h(
    'section',
    {},
    h('div', { class: 'row' }, h('h1', {}, 'Jobs'), again),
    ...[watched, h('div', { class: 'wide' }, table), output, more],
  );
  return { element, refresh: () => refresh(), watch };
}

function showDownloads(id: string, output: HTMLElement): HTMLElement {
  const buttons = FORMS.map(([name, type, ending]) => {
    const click = () =>
      download(id, type, ending).catch((error: unknown) => showProblem(output, error));
    return h('button', { type: 'button', click }, name);
  });
  return h('div', { class: 'row' }, 'Results so far:', ...buttons);
}

async function download(id: string, type: string, ending: string): Promise<void> {
  const path = `/v1/enrich/jobs/${id}/results`;
  const response = await send('GET', path, undefined, { Accept: type });
  const address = URL.createObjectURL(await response.blob());
  h('a', { href: address, download: `${id}.${ending}` }).click();
  URL.revokeObjectURL(address);
}
