/** Times that are stored or compared come from the database, so that instances agree on them. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../..', import.meta.url).pathname;

/** The clock itself, and the file store, whose database has no clock of its own. */
const ALLOWED = new Set(['src/clock.ts', 'src/db/file.ts']);

test('no other source asks the wall clock of its machine', () => {
  const breaches = globSync('src/**/*.ts', { cwd: root })
    .filter((file) => !ALLOWED.has(file) && !/^src\/(console|client)\//.test(file))
    .filter((file) =>
      /\bclock\.now\(|Date\.now\(|new Date\(\)/.test(readFileSync(root + file, 'utf8')),
    );
  assert.deepEqual(breaches, []);
});
