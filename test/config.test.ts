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
  ['ENRICHD_DATABASE_URL', 'http://localhost:8080'],
];

for (const [name, value] of WRONG) {
  test(`${name}=${value} is refused by name`, () => {
    assert.throws(
      () => loadConfig({ [name]: value }, machine),
      (error) => error instanceof ConfigError && error.message.startsWith(`${name}: `),
    );
  });
}
