import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import {
  currentGate,
  importKeyList,
  isMailboxSafe,
  offerKeys,
  reporterTrust,
  submitReport,
  unsafeSettings
} from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  cli,
  listedKey,
  newReport,
  nextList,
  openVault,
  signedList,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterEach(() => database.close());
afterAll(() => undefined);

const reason = async (deps = vault.deps) => {
  const gate = await currentGate(deps);
  return gate.open ? 'open' : gate.reason;
};

describe('the form', () => {
  test('is open with a root key, a list in force and two recipients, one of them outside', async () => {
    expect(await reason()).toBe('open');
    expect(await offerKeys(vault.deps)).toMatchObject({
      closed: undefined,
      wrapTo: [vault.inside.keyId, vault.outside.keyId],
      instanceId: vault.instanceId
    });
  });

  test('is closed without a root key, and under another one', async () => {
    const { config } = vault.deps;
    expect(await reason({ ...vault.deps, config: { ...config, wbsRootKey: undefined } })).toBe('no_root_key');
    const wbsRootKey = toBase64Url(new Uint8Array(randomBytes(32)));
    expect(await reason({ ...vault.deps, config: { ...config, wbsRootKey } })).toBe('key_list_invalid');
  });

  test('is closed when the list expired, and takes nothing then', async () => {
    const { submission } = await newReport(vault);
    vault.clock.time = epochOf('2027-02-01T00:00:00+08:00');
    expect(await reason()).toBe('key_list_expired');
    expect(await submitReport(vault.deps, submission)).toEqual({ status: 'closed', reason: 'key_list_expired' });
    expect((await offerKeys(vault.deps)).wrapTo).toEqual([]);
  });

  test('is closed when somebody changed the list in the database', async () => {
    await database.db.$client`update wbs.key_lists set body = replace(body, '"outside":false', '"outside":true')`;
    expect(await reason()).toBe('key_list_invalid');
  });

  test('is closed with one recipient, without one outside, and when an account is disabled', async () => {
    await nextList(vault, [listedKey(vault.outside)]);
    expect(await reason()).toBe('too_few_recipients');
    await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside, { to: '2026-11-20' })]);
    expect(await reason()).toBe('too_few_recipients');
    await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside, { outside: false })]);
    expect(await reason()).toBe('no_outside_recipient');
    await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside)]);
    expect(await reason()).toBe('open');
    await database.db
      .$client`update staff_accounts set disabled_at = now() where id = ${vault.outside.actor.accountId}`;
    expect(await reason()).toBe('too_few_recipients');
  });

  test('is closed, and so are mailboxes, when the database would log values', async () => {
    expect(await unsafeSettings(database.db)).toEqual([]);
    const name = new URL(database.url).pathname.slice(1);
    await database.db.$client.unsafe(`alter database ${name} set log_min_duration_statement = 0`);
    await database.db.$client.unsafe(`alter database ${name} set log_parameter_max_length = -1`);
    await database.db.$client`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${name} and pid <> pg_backend_pid()`;
    const { connect } = await import('#lib/server/db/client.ts');
    const again = connect({ url: database.url, applicationName: 'test' });
    try {
      expect(await unsafeSettings(again.db)).toEqual(['log_min_duration_statement', 'log_parameter_max_length']);
      const deps = { ...vault.deps, db: again.db };
      expect(await reason(deps)).toBe('database_logging');
      expect(await isMailboxSafe(deps)).toBe(false);
    } finally {
      await again.close();
    }
  });

  test('is closed when the newest lists are cut off in the database, and pages hand out the epoch that was in force', async () => {
    const keys = [listedKey(vault.inside), listedKey(vault.outside)];
    await nextList(vault, keys);
    const newest = vault.list;
    expect(await reason()).toBe('open');
    expect((await reporterTrust(vault.deps)).minEpoch).toBe(2);
    await database.db.$client`delete from wbs.key_lists where epoch = 2`;
    expect(await reason()).toBe('key_list_older');
    expect((await reporterTrust(vault.deps)).minEpoch).toBe(2);
    await database.db.$client`delete from wbs.key_lists`;
    expect(await reason()).toBe('key_list_older');
    expect((await offerKeys(vault.deps)).wrapTo).toEqual([]);
    const another = { ...vault.deps, config: { ...vault.deps.config, keyFile: '/nowhere/test.key' } };
    expect(await reason(another)).toBe('no_key_list');

    const first = await signedList(vault.rootSeed, vault.instanceId, keys);
    await importKeyList(vault.deps, cli, JSON.stringify(first));
    expect(await reason()).toBe('key_list_older');
    const { signature, body } = newest;
    const follows = { ...body, prevHash: toBase64Url(await keyListHash(first.body)) };
    expect(follows).toEqual(body);
    await importKeyList(vault.deps, cli, JSON.stringify({ signature, body }));
    expect(await reason()).toBe('open');
  });

  test('after a backup, lists that expired meanwhile are loaded again in order, and no expired one that is new', async () => {
    const keys = [listedKey(vault.inside), listedKey(vault.outside)];
    const first = vault.list;
    await nextList(vault, keys, { issuedOn: '2026-11-24' });
    const second = vault.list;
    await database.db.$client`delete from wbs.key_lists`;
    vault.clock.time = epochOf('2027-06-01T09:00:00+08:00');
    await importKeyList(vault.deps, cli, JSON.stringify(first));
    const { message } = await refusal(() => importKeyList(vault.deps, cli, JSON.stringify(second)));
    expect(message).toMatch(/sudah habis/);
  });

  test('is closed to a report that was made for an older list', async () => {
    const { submission } = await newReport(vault);
    await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside)]);
    expect(await submitReport(vault.deps, submission)).toEqual({ status: 'conflict', problem: 'key_list_changed' });
  });
});

describe('a key list', () => {
  const importing = (list: unknown) => refusal(() => importKeyList(vault.deps, cli, JSON.stringify(list)));

  test('is loaded only in order, each naming the one before', async () => {
    const keys = [listedKey(vault.inside), listedKey(vault.outside)];
    const make = (change: object) => signedList(vault.rootSeed, vault.instanceId, keys, change);
    const prevHash = toBase64Url(await keyListHash(vault.list.body));
    expect((await importing(vault.list)).message).toMatch(/sudah dimuat/);
    expect((await importing(await make({ epoch: 3, prevHash }))).message).toMatch(/tidak menyambung/);
    expect((await importing(await make({ epoch: 2, prevHash: '' }))).message).toMatch(/tidak menyambung/);
    expect((await importing(await make({ epoch: 2, prevHash: toBase64Url(new Uint8Array(32)) }))).message).toMatch(
      /tidak menyambung/
    );
    await importKeyList(vault.deps, cli, JSON.stringify(await make({ epoch: 2, prevHash })));
    expect((await offerKeys(vault.deps)).history.map(({ body }) => body.epoch)).toEqual([1, 2]);
  });

  test('is refused unsigned, by another key, changed, for another installation, too long, expired, without form', async () => {
    const keys = [listedKey(vault.inside), listedKey(vault.outside)];
    const prevHash = toBase64Url(await keyListHash(vault.list.body));
    const make = (change: object = {}, seed = vault.rootSeed, list = keys) =>
      signedList(seed, vault.instanceId, list, { epoch: 2, prevHash, ...change });
    const good = await make();
    const said = async (list: unknown) => (await importing(list)).message;
    expect(await said({ ...good, signature: 'A'.repeat(86) })).toMatch(/Tanda tangannya/);
    expect(await said(await make({}, new Uint8Array(32)))).toMatch(/Tanda tangannya/);
    expect(await said({ ...good, body: { ...good.body, notAfter: '2027-02-01' } })).toMatch(/Tanda tangannya/);
    expect(await said(await make({ instanceId: toBase64Url(new Uint8Array(32)) }))).toMatch(/pemasangan lain/);
    expect(await said(await make({ notAfter: '2027-02-10' }))).toMatch(/100 hari/);
    expect(await said(await make({ notAfter: '2026-11-23' }))).toMatch(/sudah habis/);
    expect(await said(await make({ issuedOn: '2026-11-25' }))).toMatch(/kemudian hari/);
    const alike = listedKey(vault.inside, { label: 'Inspektorat', office: 'KPU' });
    const same = await make({}, vault.rootSeed, [
      alike,
      listedKey(vault.outside, { label: 'inspektorat ', office: 'KPU' })
    ]);
    expect(await said(same)).toMatch(/fungsi dan kantor yang sama/);
    const swapped = listedKey(vault.inside, { vk: listedKey(vault.outside).vk });
    expect(await said(await make({}, vault.rootSeed, [swapped, listedKey(vault.outside)]))).toMatch(
      /tanda pengenalnya/
    );
    expect(await said(await make({}, vault.rootSeed, [keys[0] ?? swapped, keys[0] ?? swapped]))).toMatch(/dua kali/);
    for (const odd of [null, {}, [], { body: {} }, 'x', { ...good, more: 1 }])
      expect(await said(odd)).toMatch(/bukan daftar/);
  });
});
