/** The console in a real browser: each view does its work against a real service. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromiumMissing, openPage, type Page } from '../rig/chromium.ts';
import { openListening } from '../rig/listening.ts';

const skip = chromiumMissing;
const service = await openListening();
service.run();
let page: Page;

before(async () => {
  if (!skip) page = await openPage(`${service.url}/console`);
});
after(async () => {
  await page?.close();
  await service.close();
});

const text = 'document.body.innerText';
const shows = (words: string) => page.until(`${text}.includes(${JSON.stringify(words)})`);
const find = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;

async function type(selector: string, value: string): Promise<void> {
  await page.until(find(selector));
  await page.evaluate(`{
    const field = ${find(selector)};
    field.value = ${JSON.stringify(value)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
}

async function click(among: string, label: string): Promise<void> {
  const one = `[...document.querySelectorAll('${among}')]
    .find(({ textContent }) => textContent === ${JSON.stringify(label)})`;
  await page.until(one);
  await page.evaluate(`(${one}).click()`);
}

const press = (label: string) => click('main button', label);
const visit = (label: string) => click('nav a', label);

test('without a key it says that one is missing', { skip }, async () => {
  await shows('API key');
  await press('Enrich');
  await shows('Type a key at the top of the page.');
});

test('the key is kept for the tab alone', { skip }, async () => {
  await type('input[type=password]', service.key);
  assert.equal(await page.evaluate('sessionStorage.length'), 1);
  assert.equal(await page.evaluate('localStorage.length'), 0);
  assert.equal(await page.evaluate('document.cookie'), '');
});

test('descriptors are enriched, and their text is never markup', { skip }, async () => {
  const hostile = '<img src=x onerror="document.title=1"> NETFLIX.COM';
  await type('textarea', `STARBUCKS STORE 1234 SEATTLE WA\n${hostile}`);
  await press('Enrich');
  await press('Evidence');
  await shows('starbucks.com');
  await shows(hostile);
  await shows('Seattle');
  assert.equal(await page.evaluate("document.querySelectorAll('img').length"), 0);
  assert.equal(await page.evaluate('document.title'), 'enrichd console');
});

test('a job is submitted, followed to its end and listed', { skip }, async () => {
  await visit('Enrich');
  await type('textarea', 'SPOTIFY\nNETFLIX.COM');
  await press('Submit as a job');
  await shows('complete: 2 of 2 items');
  assert.equal(await page.evaluate('location.hash'), '#jobs');
  await page.until(find('tbody .status.complete'));
});

test('a correction is tried, stored, in force, and erased', { skip }, async () => {
  await visit('Corrections');
  await shows('There are no corrections yet.');
  await page.evaluate(`${find('select[name=kind]')}.value = 'contains'`);
  await type('input[name=value]', 'spotify');
  await type('input[name=merchant]', 'Our Music');
  await press('Try on recent items');
  await shows('1 of 2 recent items would change.');
  await press('Store');
  await shows('Stored. It counts from now on.');
  await visit('Enrich');
  await press('Enrich');
  await shows('Our Music');
  await visit('Corrections');
  await press('Erase');
  await shows('There are no corrections yet.');
});

test('nothing was thrown, blocked by the policy or asked of anybody else', { skip }, async () => {
  const addresses = (await page.evaluate(
    "performance.getEntriesByType('resource').map(({ name }) => name)",
  )) as string[];
  assert.ok(addresses.length > 3);
  for (const address of addresses) assert.ok(address.startsWith(`${service.url}/v1/`), address);
  const unexpected = page.faults.filter((fault) => !fault.includes('status of 401'));
  assert.deepEqual(unexpected, []);
});
