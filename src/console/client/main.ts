/** The console's frame: the key, the three views, and the address that says which is shown. */

import { keepKey, readKey } from './api.ts';
import { createCorrectionsView } from './corrections.ts';
import { fill, h } from './dom.ts';
import { createEnrichView } from './enrich.ts';
import { createJobsView } from './jobs.ts';
import type { View } from './view.ts';

const jobs = createJobsView();
const corrections = createCorrectionsView();
const enrich = createEnrichView({
  watchJob(id) {
    show('jobs');
    jobs.watch(id);
  },
  correct(item) {
    show('corrections');
    corrections.begin(item);
  },
});

const VIEWS: Readonly<Record<string, readonly [string, View]>> = {
  enrich: ['Enrich', enrich],
  jobs: ['Jobs', jobs],
  corrections: ['Corrections', corrections],
};

const stage = h('main');
const links = Object.entries(VIEWS).map(([name, [label]]) => h('a', { href: `#${name}` }, label));

function show(name: string): void {
  history.replaceState(null, '', `#${name}`);
  showAddress();
}

function showAddress(): void {
  const name = location.hash.slice(1);
  const [, view] = VIEWS[name] ?? ['', enrich];
  for (const link of links) {
    const isShown = link.hash === `#${VIEWS[name] ? name : 'enrich'}`;
    if (isShown) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  fill(stage, view.element);
  if (readKey() !== '') view.refresh?.();
}

const key = h('input', {
  type: 'password',
  placeholder: 'en_live_…',
  autocomplete: 'off',
  'aria-label': 'API key',
});
key.value = readKey();
key.addEventListener('input', () => keepKey(key.value.trim()));
key.addEventListener('change', showAddress);

document.body.replaceChildren(
  h(
    'header',
    {},
    h('a', { class: 'name', href: '#enrich' }, 'enrichd'),
    h('nav', { 'aria-label': 'Views' }, ...links),
    h('label', { class: 'key' }, 'API key', key),
  ),
  stage,
);
addEventListener('hashchange', showAddress);
showAddress();
