import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecovered, readRecoveryFile } from '#lib/client/whistleblowing/ceremony/open-recovered.ts';
import { recoveredText } from '#lib/client/whistleblowing/ceremony/recovered-text.ts';
import { makeRecoveryKey } from '#lib/client/whistleblowing/ceremony/recovery-key.ts';
import { roles } from '#lib/domain/staff/role.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import {
  appendMessage,
  listWbsAudit,
  publicChannel,
  submitReport,
  takeRecoveryFile
} from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  cli,
  listedKey,
  newReport,
  nextList,
  openVault,
  tools,
  write,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
let envelopes: TestRecipient;
let shares: readonly string[];
const word = 'kelengkeng';

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
  const made = await makeRecoveryKey(tools);
  shares = made.shares;
  const { keyId, vk } = made.key.shown;
  const verifyKey = new Uint8Array(Buffer.from(vk, 'base64url'));
  envelopes = { ...vault.inside, keyId, pair: made.key.pair, verifyKey };
});
afterEach(() => database.close());

const withEnvelopes = () =>
  nextList(vault, [
    listedKey(vault.inside),
    listedKey(vault.outside),
    listedKey(envelopes, { recovery: true, label: 'Kunci pemulihan', office: 'Tiga amplop' })
  ]);

async function submitted(to: readonly TestRecipient[], text: string): Promise<TestReport> {
  const report = await newReport(vault, { to, text: writeLetter({ text }) });
  expect(await submitReport(vault.deps, report.submission)).toEqual({ status: 'created' });
  return report;
}

test('what is taken opens with two envelopes once no recipient can open any more, and without them says nothing', async () => {
  await withEnvelopes();
  const all = [vault.inside, vault.outside, envelopes];
  const report = await submitted(all, word);
  const answer = await write(vault, report, [report.first], vault.inside, { text: writeLetter({ text: 'durian' }) });
  await appendMessage(vault.deps, vault.inside.actor, report.id, {
    message: messageToWire(answer),
    signedBy: vault.inside.keyId
  });
  await database.db.$client`update staff_accounts set disabled_at = now()`;
  await nextList(vault, [listedKey(vault.inside)]);

  const text = JSON.stringify(await takeRecoveryFile(vault.deps, cli));
  for (const secret of [
    word,
    'durian',
    report.lookup,
    report.submission.report.lookupHash,
    vault.inside.actor.accountId
  ])
    expect(text).not.toContain(secret);
  const file = readRecoveryFile(text);
  if (!file) throw new Error('not a file');
  const [one, ...more] = await openRecovered(tools, file, [shares[0] ?? '', shares[2] ?? '']);
  if (one?.refused !== undefined || !one) throw new Error(one?.refused);
  expect(more).toEqual([]);
  expect(one.read.alarms).toEqual([]);
  expect(recoveredText(one.read)).toMatch(new RegExp(`Pelapor\\n${word}.*Kantor \\(Kepatuhan internal.*durian`, 's'));
  await expect(openRecovered(tools, file, [shares[0] ?? ''])).rejects.toThrow();
});

test('a report that was not sealed to the envelopes does not leave', async () => {
  await submitted([vault.inside, vault.outside], word);
  await withEnvelopes();
  await submitted([vault.inside, vault.outside], word);
  expect((await takeRecoveryFile(vault.deps, cli)).reports).toEqual([]);
});

test('both trails and /wbs say that it was taken, and none says how many reports there are', async () => {
  await withEnvelopes();
  expect((await publicChannel(vault.deps)).recoveryTakenOn).toBeNull();
  await submitted([vault.inside, vault.outside, envelopes], word);
  await takeRecoveryFile(vault.deps, cli);
  const trail = await listWbsAudit(vault.deps, vault.inside.actor);
  expect(trail?.entries).toMatchObject([
    { actor: 'cli', action: 'wbs.recovery', subject: '', details: { keys: [envelopes.keyId] } }
  ]);
  expect((await listAudit(database.db))[0]).toMatchObject({ actor: 'cli', action: 'wbs.recovery', details: {} });
  expect((await publicChannel(vault.deps)).recoveryTakenOn).toBe('2026-11-24');
});

test('without a recovery key on a list that the root key signed nothing leaves, and nothing is written down', async () => {
  const told = async (config = vault.deps.config) =>
    (await refusal(() => takeRecoveryFile({ ...vault.deps, config }, cli))).message;
  expect(await told()).toMatch(/^Tidak ada kunci pemulihan/);
  await withEnvelopes();
  expect(await told({ ...vault.deps.config, wbsRootKey: undefined })).toMatch(/^Tidak ada kunci pemulihan/);
  await database.db.$client`update wbs.key_lists set signature = decode(repeat('00', 64), 'hex')`;
  expect(await told()).toMatch(/^Tidak ada kunci pemulihan/);
  expect((await publicChannel(vault.deps)).recoveryTakenOn).toBeNull();
});

test('no recipient takes it, and nobody else who has no say over the keys', async () => {
  await withEnvelopes();
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = { ...vault.inside.actor, role };
    expect(await refusal(() => takeRecoveryFile(vault.deps, actor)), role).toMatchObject({ code: 'forbidden' });
  }
});
