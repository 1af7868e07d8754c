import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeSetting } from '#lib/server/settings/service.ts';
import { lastCompared, publicChannel, publicKeys, recordCompared } from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { cli, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
const admin: Actor = { kind: 'staff', accountId: 'admin', role: 'admin' };
const said = { comparedOn: '2026-11-20', compared: true };

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

test('nobody compared the key with the poster until a person says so, and says on which day', async () => {
  expect(await publicChannel(vault.deps)).toMatchObject({ comparedOn: null });
  expect(await refusal(() => recordCompared(vault.deps, vault.inside.actor, said))).toMatchObject({
    code: 'forbidden'
  });
  for (const wrong of [
    { ...said, comparedOn: '2026-11-25' },
    { ...said, comparedOn: 'kemarin' },
    { ...said, compared: false }
  ]) {
    expect(await refusal(() => recordCompared(vault.deps, admin, wrong))).toMatchObject({ code: 'invalid' });
  }
  expect(await lastCompared(vault.deps)).toBeNull();
  await recordCompared(vault.deps, admin, said);
  expect(await publicChannel(vault.deps)).toMatchObject({ comparedOn: '2026-11-20' });
  expect(await publicKeys(vault.deps)).toMatchObject({ comparedOn: '2026-11-20' });
  const entries = await database.db.$client`select action, subject from audit_entries where action = 'wbs.poster'`;
  expect([...entries]).toEqual([{ action: 'wbs.poster', subject: '2026-11-20' }]);
});

test('with another root key that day is worth nothing', async () => {
  const config = { ...vault.deps.config, wbsRootKey: toBase64Url(randomBytes(32)) };
  expect(await lastCompared({ ...vault.deps, config })).toBeNull();
});

test('the central office’s address stands there once it is set, and only when it is a secure one', async () => {
  expect((await publicChannel(vault.deps)).central).toBe('');
  const value = 'https://wbs.contoh.go.id';
  for (const wrong of [
    'wbs.contoh.go.id',
    'http://wbs.contoh.go.id',
    'javascript:alert(1)',
    'https://x@contoh.go.id'
  ]) {
    const change = () =>
      changeSetting(vault.deps, cli, 'wbs.central_address', { value: wrong, validFrom: '2026-11-24' });
    expect(await refusal(change)).toMatchObject({ code: 'invalid' });
  }
  await changeSetting(vault.deps, cli, 'wbs.central_address', { value, validFrom: '2026-11-24' });
  expect((await publicChannel(vault.deps)).central).toBe(value);
});
