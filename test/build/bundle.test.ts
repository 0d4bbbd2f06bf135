/** The text of the bundles is ASCII, since one character beyond Latin-1 doubles its memory. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeBeyondAscii } from '../../scripts/build/bundle.ts';

test('what is escaped means the same in a regular expression', () => {
  const escaped = escapeBeyondAscii("/^[é'’]{2}😀$/u");
  assert.equal(escaped, "/^[\\u00e9'\\u2019]{2}\\ud83d\\ude00$/u");
  assert.match('é’😀', /^[\u00e9'\u2019]{2}\ud83d\ude00$/u);
});

test('a character that is escaped already fails the build', () => {
  assert.throws(() => escapeBeyondAscii('/\\’/'), /a backslash stands before/);
});
