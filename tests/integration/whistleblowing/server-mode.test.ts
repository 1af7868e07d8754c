import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { readLetter } from '#lib/domain/whistleblowing/letter.ts';
import { concat, fromBase64Url, randomBytes, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { messageHash, openMessage, sealMessage } from '#lib/protocol/wbs1/message.ts';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import { unwrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { openChunk } from '#lib/protocol/wbs1/stream.ts';
import { newKeyPair } from '#lib/protocol/wbs1/suite.ts';
import { chunkCount } from '#lib/protocol/wbs1/upload.ts';
import { messageFromWire, messageToWire, wrapFromWire } from '#lib/protocol/wbs1/wire.ts';
import {
  changeState,
  listReports,
  newFormId,
  newWbsChallenge,
  openPlainMailbox,
  openReport,
  publicChannel,
  publicKeys,
  readFileChunk,
  replyPlainly,
  submitPlainReport,
  type OpenedReport,
  type PlainReport
} from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  nextList,
  openVault,
  tools,
  tuesday,
  type TestRecipient,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

const picture = {
  name: 'IMG_20261124_0915 Budi.png',
  mediaType: 'image/png',
  bytes: Buffer.alloc(150_000, 7),
  cleaned: true
};

async function plainReport(change: Partial<PlainReport> = {}): Promise<PlainReport> {
  vault.clock.time = tuesday;
  const { token } = await newWbsChallenge(vault.deps, 20);
  vault.clock.time = tuesday + 60_000;
  return {
    formId: newFormId(),
    answers: {
      ...{ kind: 'illegal_levy', text: 'Diminta membayar di loket.', answers: { where: 'Loket 2' } },
      ...{ honest: true, wantsProof: false }
    },
    choice: { leadership: false, excluded: [] },
    own: false,
    files: [],
    challenge: token,
    trap: '',
    ...change
  };
}

async function sent(change: Partial<PlainReport> = {}): Promise<Bytes> {
  const outcome = await submitPlainReport(vault.deps, await plainReport(change));
  if (outcome.status !== 'sent') throw new Error(outcome.status);
  expect(outcome.filesLeft).toBe(0);
  const code = parseTrackingCode(outcome.code);
  expect(code.domain).toBe('wbs');
  return new Uint8Array(code.ok ?? []);
}

/** The newest report of a recipient, and its key as their browser finds it. */
async function newest(recipient: TestRecipient, known: ReadonlySet<string> = new Set()) {
  const line = (await listReports(vault.deps, recipient.actor)).find(({ id }) => !known.has(id));
  if (!line) return undefined;
  const opened = await openReport(vault.deps, recipient.actor, line.id);
  const wrap = opened.wraps.find(({ keyId }) => keyId === recipient.keyId);
  if (!wrap) throw new Error('no wrap');
  const { keyListHash, ...wire } = wrap;
  const place = { reportId: fromBase64Url(line.id), keyListHash: fromBase64Url(keyListHash) };
  const privateKey = await unwrapReportKey(tools.suite, place, wrapFromWire(wire), recipient.pair.privateKey);
  return { opened, line, privateKey };
}

const known = async (recipient: TestRecipient) =>
  new Set((await listReports(vault.deps, recipient.actor)).map(({ id }) => id));

async function letterOf({ report, messages }: OpenedReport, privateKey: Bytes, at: number) {
  const message = messageFromWire(messages[at]?.message ?? (undefined as never));
  const verifyKey = fromBase64Url(report.reporterVerifyKey);
  return readLetter(await openMessage(tools, message, { verifyKey, reader: { index: 0, privateKey } }));
}

async function found(recipient: TestRecipient, before: ReadonlySet<string>) {
  const report = await newest(recipient, before);
  if (!report) throw new Error('nothing arrived');
  return report;
}

test('what somebody without scripts sends reaches the recipients whole, marked as locked by the server', async () => {
  const before = await known(vault.outside);
  await sent({ files: [picture] });
  const { opened, privateKey, line } = await found(vault.outside, before);
  const letter = await letterOf(opened, privateKey, 0);
  expect(letter).toMatchObject({
    text: 'Diminta membayar di loket.',
    kind: 'illegal_levy',
    answers: { where: 'Loket 2' }
  });
  expect(opened.messages[0]?.message.header).toMatchObject({ mode: 'server', kind: 'report', seq: 1 });
  expect(opened.quarantined).toBe(false);
  const [file] = letter.files;
  expect(file?.name).toBe('lampiran-1.png');
  const [stored] = opened.files;
  if (!file || !stored) throw new Error('no file');
  const key = { key: fromBase64Url(file.key), prefix: fromBase64Url(file.prefix) };
  const count = chunkCount(stored.size);
  const chunks: Bytes[] = [];
  for (let number = 0; number < count; number += 1) {
    const place = { reportId: line.id, fileId: file.fileId, number, last: number === count - 1 };
    const chunk = new Uint8Array(
      await readFileChunk(vault.deps, vault.outside.actor, line.id, { fileId: file.fileId, number })
    );
    chunks.push(await openChunk(key, place, chunk));
  }
  expect(Buffer.from(concat(...chunks).slice(0, file.size)).equals(picture.bytes)).toBe(true);
});

test('whoever is named, and about the leadership everybody of the office, gets no key and is named in the ciphertext', async () => {
  for (const choice of [
    { leadership: false, excluded: [vault.inside.keyId] },
    { leadership: true, excluded: [] }
  ]) {
    const [inside, outside] = [await known(vault.inside), await known(vault.outside)];
    await sent({ choice });
    expect(await newest(vault.inside, inside)).toBeUndefined();
    const { opened, privateKey } = await found(vault.outside, outside);
    expect((await letterOf(opened, privateKey, 0)).excluded).toEqual([vault.inside.keyId]);
  }
});

test('with nobody outside the office left, nothing is stored', async () => {
  const before = await known(vault.inside);
  const report = await plainReport({ choice: { leadership: false, excluded: [vault.outside.keyId] } });
  expect(await submitPlainReport(vault.deps, report)).toEqual({ status: 'nobody_outside' });
  expect(await known(vault.inside)).toEqual(before);
});

test('a filled trap, no challenge and three seconds are taken and set apart, never refused', async () => {
  for (const change of [{ trap: 'http://spam.example' }, { challenge: '' }]) {
    const before = await known(vault.outside);
    await sent(change);
    expect((await found(vault.outside, before)).opened.quarantined).toBe(true);
  }
});

test('the code opens the conversation: a verified state, answers in order, and which message was read', async () => {
  const before = await known(vault.outside);
  const code = await sent({ own: true });
  const { opened, line } = await found(vault.outside, before);
  const first = messageFromWire(opened.messages[0]?.message ?? (undefined as never));
  const header = {
    ...first.header,
    messageId: toBase64Url(randomBytes(16)),
    seq: 2,
    sender: 'office' as const,
    kind: 'state' as const,
    mode: 'browser' as const,
    previous: await messageHash(first),
    seen: await messageHash(first)
  };
  const sealed = await sealMessage(tools, header, {
    text: JSON.stringify({ state: 'under_review', reason: null, text: '<b>Kami telaah.</b>' }),
    readers: [fromBase64Url(opened.report.reportKey), fromBase64Url(opened.report.reporterKey)],
    signSeed: vault.outside.signSeed
  });
  await changeState(vault.deps, vault.outside.actor, line.id, {
    message: messageToWire(sealed),
    signedBy: vault.outside.keyId,
    state: 'under_review',
    reason: null
  });
  expect(await replyPlainly(vault.deps, code, { formId: newFormId(), text: 'Terima kasih.', files: [] })).toEqual({
    status: 'sent',
    filesLeft: 0
  });
  const view = await openPlainMailbox(vault.deps, code);
  expect(view).toMatchObject({ state: 'under_review', lastRead: 1, broken: false });
  expect(view?.messages.map(({ own, letter, mode }) => [own, letter?.text, mode])).toEqual([
    [true, 'Diminta membayar di loket.', 'server'],
    [false, '<b>Kami telaah.</b>', 'browser'],
    [true, undefined, 'server']
  ]);
  expect(view?.messages[1]?.signer).toMatch(/^Inspektorat \S{4}, KPU Provinsi Kalimantan Timur$/);
});

test('a message that somebody changes in the database, or takes out, is not shown as the office’s word', async () => {
  const before = await known(vault.outside);
  const code = await sent();
  const { line } = await found(vault.outside, before);
  await replyPlainly(vault.deps, code, { formId: newFormId(), text: 'Tambahan satu.', files: [] });
  expect((await openPlainMailbox(vault.deps, code))?.broken).toBe(false);
  const id = Buffer.from(line.id, 'base64url');
  await database.db.$client`delete from wbs.messages where report_id = ${id} and seq = 1`;
  expect((await openPlainMailbox(vault.deps, code))?.broken).toBe(true);
  expect(await replyPlainly(vault.deps, code, { formId: newFormId(), text: 'Lagi.', files: [] })).toEqual({
    status: 'broken'
  });
});

test('nothing is written to a report key that somebody put in the place of the reporter’s', async () => {
  const before = await known(vault.outside);
  const code = await sent({ own: true });
  const id = Buffer.from((await found(vault.outside, before)).line.id, 'base64url');
  const { publicKey } = await newKeyPair(tools.suite);
  await database.db.$client`update wbs.reports set report_key = ${Buffer.from(publicKey)} where id = ${id}`;
  expect((await openPlainMailbox(vault.deps, code))?.broken).toBe(true);
  expect(await replyPlainly(vault.deps, code, { formId: newFormId(), text: 'Budi melihatnya.', files: [] })).toEqual({
    status: 'broken'
  });
});

test('a text of one’s own that was changed in the database is an alarm, and no failure of the page', async () => {
  const before = await known(vault.outside);
  const code = await sent({ own: true });
  const id = Buffer.from((await found(vault.outside, before)).line.id, 'base64url');
  const change = Buffer.from(randomBytes(12));
  await database.db.$client`update wbs.messages set iv = ${change} where report_id = ${id}`;
  const view = await openPlainMailbox(vault.deps, code);
  expect(view).toMatchObject({ broken: true, messages: [{ forged: true, letter: undefined }] });
});

test('an answer is written under the newest key list, whatever the report’s was', async () => {
  const before = await known(vault.outside);
  const code = await sent();
  const id = (await found(vault.outside, before)).line.id;
  await nextList(vault, vault.list.body.keys);
  await replyPlainly(vault.deps, code, { formId: newFormId(), text: 'Ada lagi.', files: [] });
  const { messages } = await openReport(vault.deps, vault.outside.actor, id);
  const newest = toBase64Url(await keyListHash(vault.list.body));
  expect(messages.map(({ message }) => message.header.keyList === newest)).toEqual([false, true]);
  expect((await openPlainMailbox(vault.deps, code))?.broken).toBe(false);
});

test('a code that was never given opens nothing', async () => {
  expect(await openPlainMailbox(vault.deps, randomBytes(15))).toBeUndefined();
  expect(await replyPlainly(vault.deps, randomBytes(15), { formId: newFormId(), text: 'x', files: [] })).toEqual({
    status: 'unknown'
  });
});

test('the public history checks every list again, and tells a wrong root key from the right one', async () => {
  expect((await publicKeys(vault.deps)).lists.map(({ epoch, holds }) => [epoch, holds])).toEqual([
    [2, true],
    [1, true]
  ]);
  const hash = toBase64Url(await keyListHash(vault.list.body));
  await database.db.$client`update wbs.key_lists set hash = ${Buffer.from(randomBytes(32))} where epoch = 2`;
  expect((await publicKeys(vault.deps)).lists.map((list) => [list.hash === hash, list.holds])).toEqual([
    [true, true],
    [false, true]
  ]);
  const config = { ...vault.deps.config, wbsRootKey: toBase64Url(randomBytes(32)) };
  expect((await publicKeys({ ...vault.deps, config })).lists.map(({ holds }) => holds)).toEqual([false, false]);
  expect(await publicChannel({ ...vault.deps, config })).toMatchObject({ closed: 'key_list_invalid', keys: [] });
});
