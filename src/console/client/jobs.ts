/** The second view: the jobs of the key, one of them watched while it runs. */

import { ask } from './api.ts';
import { fill, h } from './dom.ts';
import type { Job } from './shapes.ts';
import { showProblem, toTime, type View } from './view.ts';
import { createWatcher } from './watch.ts';

interface JobPage {
  readonly jobs: readonly Job[];
  readonly next_cursor: string | null;
}

export function createJobsView(): View & { readonly watch: (id: string) => void } {
  const watched = h('div', { class: 'output', 'aria-live': 'polite' });
  const watch = createWatcher(watched, () => refresh());
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
