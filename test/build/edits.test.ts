/** The changes a build makes to pinned packages are refused as soon as a package's text moves. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdit, createEditor, mainEdits, workerEdits } from '../../scripts/build/edits.ts';

const edit = { file: 'node_modules/some/index.js', from: 'load(name)', to: 'embedded()' };

test('a text found once is changed', () => {
  assert.equal(applyEdit('a = load(name);', edit), 'a = embedded();');
});

test('a text that is gone, or there twice, fails the build and names the file', () => {
  for (const contents of ['a = load(path);', 'load(name); load(name);']) {
    assert.throws(() => applyEdit(contents, edit), /node_modules\/some\/index\.js/);
  }
});

test('an edit whose file was never bundled fails the build', () => {
  assert.throws(() => createEditor([edit]).check(), /not bundled: node_modules\/some\/index\.js/);
});

test('every edit fits the packages installed', () => {
  for (const each of [...mainEdits('/parts.ts'), ...workerEdits('/handler.ts')]) {
    const contents = readFileSync(new URL(`../../${each.file}`, import.meta.url), 'utf8');
    assert.notEqual(applyEdit(contents, each), contents);
  }
});
