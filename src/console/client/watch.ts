/** Watches one job while it runs, and offers what is done of it so far. */

import { send } from './api.ts';
import { fill, h } from './dom.ts';
import { followEvents } from './events.ts';
import { showProblem } from './view.ts';

const FORMS = [
  ['JSON', 'application/json', 'json'],
  ['NDJSON', 'application/x-ndjson', 'ndjson'],
  ['CSV', 'text/csv', 'csv'],
] as const;

/** `onEnd` is called when a watched job has ended. */
export function createWatcher(output: HTMLElement, onEnd: () => void): (id: string) => void {
  return (id) => {
    const bar = h('progress', { 'aria-label': 'Items done' });
    const words = h('p', {}, 'Waiting…');
    fill(output, h('h2', {}, 'Job ', h('code', {}, id)), bar, words, showDownloads(id, words));
    followEvents(`/v1/enrich/jobs/${id}/events`, ({ status, item_count = 0, done_count = 0 }) => {
      bar.max = Math.max(1, item_count);
      bar.value = done_count;
      fill(words, `${status}: ${done_count} of ${item_count} items`);
    }).then(onEnd, (error: unknown) => showProblem(words, error));
  };
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
