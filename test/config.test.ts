/** Every variable has a working default, and a wrong value is named. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, loadConfig, toVariables } from '../src/config.ts';

const machine = { cores: 4, isTerminal: false };

test('the defaults are those of the contract', () => {
  const config = loadConfig({}, machine);
  const { host, port, threads, syncItemsMax, asyncItemsMax, retentionHours, log } = config;
  assert.deepEqual(
    { host, port, threads, syncItemsMax, asyncItemsMax, retentionHours, log },
    {
      host: '127.0.0.1',
      port: 8080,
      threads: 3,
      syncItemsMax: 100,
      asyncItemsMax: 50_000,
      retentionHours: 168,
      log: 'json',
    },
  );
  assert.equal(config.databaseUrl, `file://${config.dataDir}/enrichd.db`);
});

test('one core still gives one thread, and a terminal gives readable lines', () => {
  const config = loadConfig({}, { cores: 1, isTerminal: true });
  assert.deepEqual([config.threads, config.log], [1, 'pretty']);
});

test('what config prints can be given back as the environment', () => {
  const config = loadConfig({ ENRICHD_PORT: '9000', ENRICHD_DATA_DIR: '/tmp/a b' }, machine);
  const shown = Object.entries(toVariables(config)).map(([name, value]) => [name, String(value)]);
  assert.deepEqual(loadConfig(Object.fromEntries(shown), machine), config);
});

test('a libSQL server is taken by every name it goes by', () => {
  for (const url of ['libsql://db.example', 'https://db.example/a', 'http://127.0.0.1:8080']) {
    assert.equal(loadConfig({ ENRICHD_DATABASE_URL: url }, machine).databaseUrl, url);
  }
});

test('what config prints says of secrets only that they are set', () => {
  const secret = 'ab'.repeat(32);
  const env = { ENRICHD_DATABASE_TOKEN: 'a-token', ENRICHD_SECRET: secret };
  const shown = toVariables(loadConfig(env, machine));
  assert.deepEqual([shown.ENRICHD_DATABASE_TOKEN, shown.ENRICHD_SECRET], ['(set)', '(set)']);
});

test('an empty value counts as absent', () => {
  assert.equal(loadConfig({ ENRICHD_PORT: '' }, machine).port, 8080);
});

const WRONG: readonly (readonly [string, string])[] = [
  ['ENRICHD_PORT', '65536'],
  ['ENRICHD_PORT', '80.5'],
  ['ENRICHD_PORT', '0x50'],
  ['ENRICHD_THREADS', '0'],
  ['ENRICHD_SYNC_ITEMS_MAX', '-1'],
  ['ENRICHD_LOG', 'loud'],
  ['ENRICHD_DATABASE_URL', 'postgres://localhost'],
  ['ENRICHD_DATABASE_URL', 'http://name:password@localhost'],
  ['ENRICHD_DATABASE_URL', 'libsql://host?authToken=secret'],
  ['ENRICHD_DATABASE_TOKEN', 'two words'],
  ['ENRICHD_SECRET', 'abc'],
  ['ENRICHD_CORS_ORIGIN', '*'],
  ['ENRICHD_CORS_ORIGIN', 'null'],
  ['ENRICHD_CORS_ORIGIN', 'app.example'],
  ['ENRICHD_CORS_ORIGIN', 'https://app.example/'],
  ['ENRICHD_CORS_ORIGIN', 'https://App.example'],
  ['ENRICHD_CORS_ORIGIN', 'https://app.example:443'],
  ['ENRICHD_CORS_ORIGIN', 'https://app.example,'],
  ['ENRICHD_CORS_ORIGIN', 'file:///tmp'],
];

for (const [name, value] of WRONG) {
  test(`${name}=${value} is refused by name`, () => {
    assert.throws(
      () => loadConfig({ [name]: value }, machine),
      (error) => error instanceof ConfigError && error.message.startsWith(`${name}: `),
    );
  });
}
