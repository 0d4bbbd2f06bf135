/** The parts behind the program are found where the program is told they lie. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { appendParts, describeParts } from '../../scripts/build/append.ts';
import { makeDirectory } from '../rig/directory.ts';

test('each part lies as far before the end as it is said to', () => {
  const folder = makeDirectory();
  const contents = { first: 'one', second: '', third: 'three' };
  const files = Object.fromEntries(
    Object.entries(contents).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return [name, path];
    }),
  );
  const program = join(folder, 'program');
  writeFileSync(program, 'the program');
  appendParts(program, files);
  const whole = readFileSync(program);
  const described = describeParts(files);
  assert.deepEqual(Object.keys(described).sort(), Object.keys(contents).sort());
  for (const [name, text] of Object.entries(contents)) {
    const { bytesToEnd = 0, length = 0 } = described[name] ?? {};
    const start = whole.length - bytesToEnd;
    assert.equal(whole.toString('utf8', start, start + length), text);
  }
  assert.equal(whole.toString('utf8', 0, 11), 'the program');
});
