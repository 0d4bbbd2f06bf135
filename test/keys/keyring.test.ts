/** Keys are recognised until the moment they are revoked. */

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cachedKeyMs, createKeyring } from '../../src/keys/keyring.ts';
import { loadInstallationSecret } from '../../src/keys/secret.ts';
import { listKeys, revokeKey } from '../../src/keys/store.ts';
import { createManualClock } from '../rig/clock.ts';
import { openStore } from '../rig/service.ts';

const clock = createManualClock();
const { db, keyring, file } = await openStore(clock);

test('a created key is recognised, with its tenant and quota', async () => {
  const { id, key } = await keyring.create({ name: 'n', tenant: 't', quotaItems: 7 });
  const stored = await keyring.authenticate(key);
  assert.deepEqual([stored?.id, stored?.tenant, stored?.quotaItems], [id, 't', 7]);
});

test('a key digested with the secret of another installation is not', async () => {
  const { key } = await createKeyring(db, new Uint8Array(32), clock).create({ name: 'foreign' });
  assert.equal(await keyring.authenticate(key), undefined);
});

test('a revoked key is refused at once, also when it was just used', async () => {
  const { id, key } = await keyring.create({ name: 'n' });
  assert.ok(await keyring.authenticate(key));
  assert.equal(await keyring.revoke(id), true);
  assert.equal(await keyring.authenticate(key), undefined);
  assert.equal(await keyring.revoke(id), false);
});

test('a revocation by other means is noticed when the cached key expires', async () => {
  const { id, key } = await keyring.create({ name: 'n' });
  assert.ok(await keyring.authenticate(key));
  await revokeKey(db, id);
  await clock.advance(cachedKeyMs);
  assert.equal(await keyring.authenticate(key), undefined);
});

test('the store holds a digest and never the key', async () => {
  const { key } = await keyring.create({ name: 'n' });
  await db.compact();
  assert.ok(!JSON.stringify(await listKeys(db)).includes(key.slice(21)));
  assert.ok(!readFileSync(file).includes(key.slice(21)));
});

test('the installation secret is private and stays the same', () => {
  const directory = dirname(file);
  assert.deepEqual(loadInstallationSecret(directory), loadInstallationSecret(directory));
  assert.equal(statSync(join(directory, 'secret')).mode & 0o777, 0o600);
});
