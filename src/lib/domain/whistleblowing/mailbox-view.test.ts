import { beforeAll, describe, expect, test } from 'vitest';
import { randomBytes, sha256, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { beginReport, composeReport } from '#lib/protocol/wbs1/compose.ts';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { signFiling } from '#lib/protocol/wbs1/filing.ts';
import { keyListHash, type KeyListBody } from '#lib/protocol/wbs1/key-list.ts';
import { messageHash, sealMessage, type MessageHeader } from '#lib/protocol/wbs1/message.ts';
import { reportIdOf } from '#lib/protocol/wbs1/report.ts';
import { newKeyPair, type KeyPair } from '#lib/protocol/wbs1/suite.ts';
import { messageFromWire, messageToWire, type WireMessage } from '#lib/protocol/wbs1/wire.ts';
import { writeLetter } from './letter.ts';
import { list, signer, type Signer } from './mailbox.fixture.ts';
import {
  openOwnMessage,
  readMailboxView,
  withOwnTexts,
  type MailboxEntryAnswer,
  type MailboxIdentity
} from './mailbox-view.ts';

const day = '2026-11-25';
let officer: Signer;
let former: Signer;
let newcomer: Signer;
let reporter: ReporterKeys;
let reportKey: KeyPair;
let identity: MailboxIdentity;
let first: WireMessage;
let lists: Map<string, KeyListBody>;
let hashes: string[];

beforeAll(async () => {
  officer = await signer('Inspektorat');
  former = await signer('Mantan');
  newcomer = await signer('Baru');
  const ended = await signer('Habis', { to: '2026-10-31' });
  const bodies = [
    list(1, [officer.key, former.key]),
    list(2, [officer.key, newcomer.key, ended.key]),
    list(3, [officer.key])
  ];
  hashes = await Promise.all(bodies.map(async (body) => toBase64Url(await keyListHash(body))));
  lists = new Map(bodies.map((body, index) => [hashes[index] ?? '', body]));
  const [instance, code] = [randomBytes(32), randomBytes(15)];
  const begun = await beginReport(tools, toBase64Url(instance), code);
  const { publicKey } = await newKeyPair(tools.suite);
  const composed = await composeReport(tools, begun, {
    text: writeLetter({ text: 'Saya melihat.' }),
    mode: 'browser',
    keyListHash: hashes[1] ?? '',
    recipients: [{ keyId: officer.key.keyId, publicKey }],
    own: true
  });
  reporter = await reporterKeys(tools, instance, code);
  ({ reportKey } = begun);
  identity = { ...composed.report, receivedOn: day };
  first = composed.message;
});

async function next(
  earlier: readonly WireMessage[],
  by: 'reporter' | Signer,
  { letter = 'Terima kasih.', header = {} }: { letter?: string; header?: Partial<MessageHeader> } = {}
): Promise<WireMessage> {
  const sender = by === 'reporter' ? 'reporter' : 'office';
  const hashOf = async (message: WireMessage | undefined) => (message ? messageHash(messageFromWire(message)) : '');
  const place: MessageHeader = {
    reportId: identity.id,
    messageId: toBase64Url(randomBytes(16)),
    seq: earlier.length + 1,
    sender,
    kind: 'text',
    mode: 'browser',
    keyList: hashes[1] ?? '',
    previous: await hashOf(earlier.at(-1)),
    seen: await hashOf(earlier.filter((one) => one.header.sender !== sender).at(-1)),
    ...header
  };
  const readers = by === 'reporter' ? [reportKey.publicKey] : [reportKey.publicKey, reporter.keyPair.publicKey];
  const signSeed = by === 'reporter' ? reporter.signSeed : by.seed;
  return messageToWire(await sealMessage(tools, place, { text: letter, readers, signSeed }));
}

async function own(message: WireMessage): Promise<MailboxEntryAnswer> {
  const { ciphertext: _, ...envelope } = message;
  const hash = await sha256(messageFromWire(message).ciphertext);
  return { own: true, day, envelope: { ...envelope, ciphertextHash: toBase64Url(hash) } };
}

const withBadIv = (entry: MailboxEntryAnswer): MailboxEntryAnswer =>
  entry.own ? { ...entry, envelope: { ...entry.envelope, iv: '!' } } : entry;

const office = (message: WireMessage, { key } = officer): MailboxEntryAnswer => ({
  own: false,
  day,
  signedBy: key.keyId,
  message
});

const view = (entries: readonly MailboxEntryAnswer[], change: Partial<MailboxIdentity> = {}) =>
  readMailboxView(tools, reporter, lists, { identity: { ...identity, ...change }, entries });

test('a whole conversation is shown with who signed it and what was read', async () => {
  const answer = await next([first], officer, { letter: writeLetter({ text: 'Kapan?' }) });
  const mine = await next([first, answer], 'reporter');
  const found = await view([await own(first), office(answer), await own(mine)]);
  expect(found).toMatchObject({ broken: false, lastRead: 1, state: 'received' });
  expect(found.messages.map(({ signer: name, letter, forged }) => [name, letter?.text, forged])).toEqual([
    [null, undefined, false],
    ['Inspektorat, Kantor', 'Kapan?', false],
    [null, undefined, false]
  ]);
  expect(found.next).toEqual({
    seq: 4,
    previous: await messageHash(messageFromWire(mine)),
    seen: await messageHash(messageFromWire(answer))
  });
});

describe('the report is the one that the code made, or nothing is written to it', () => {
  test.each<[string, () => Promise<Partial<MailboxIdentity>>]>([
    ['another report key', async () => ({ reportKey: toBase64Url((await newKeyPair(tools.suite)).publicKey) })],
    [
      'another report key and the id that follows from it',
      async () => {
        const { publicKey } = await newKeyPair(tools.suite);
        const id = await reportIdOf(publicKey, reporter.keyPair.publicKey, reporter.verifyKey);
        return { reportKey: toBase64Url(publicKey), id: toBase64Url(id) };
      }
    ],
    [
      'all of another reporter’s report',
      async () => {
        const begun = await beginReport(tools, toBase64Url(randomBytes(32)), randomBytes(15));
        const { publicKey } = await newKeyPair(tools.suite);
        const recipients = [{ keyId: officer.key.keyId, publicKey }];
        const content = { text: '', mode: 'browser', keyListHash: hashes[1] ?? '', recipients, own: false } as const;
        return (await composeReport(tools, begun, content)).report;
      }
    ],
    ['an empty key', () => Promise.resolve({ reportKey: '' })],
    ['a shortened key', () => Promise.resolve({ reportKey: identity.reportKey.slice(0, 4) })],
    ['bytes that are none', () => Promise.resolve({ signature: '!' })],
    ['another list', () => Promise.resolve({ keyListHash: hashes[0] ?? '' })],
    ['a list that nobody signed', () => Promise.resolve({ keyListHash: toBase64Url(randomBytes(32)) })],
    ['one recipient more', () => Promise.resolve({ recipients: [...identity.recipients, former.key.keyId] })],
    ['one recipient fewer', () => Promise.resolve({ recipients: [] })]
  ])('%s', async (_, change) => {
    expect((await view([await own(first)])).broken).toBe(false);
    expect((await view([await own(first)], await change())).broken).toBe(true);
  });
});

describe('the reporter’s own messages are verified like every other', () => {
  test('one that was renumbered to close the gap of a hidden question is forged', async () => {
    const question = await next([first], officer);
    const third = await next([first, question], 'reporter');
    const hash = await messageHash(messageFromWire(first));
    const renumbered = { ...third, header: { ...third.header, seq: 2, previous: hash, seen: '' } };
    const found = await view([await own(first), await own(renumbered)]);
    expect(found.broken).toBe(true);
    expect(found.messages.map(({ forged }) => forged)).toEqual([false, true]);
  });

  test('nothing of the office’s passes as one’s own, nor the reverse, and neither makes a message read', async () => {
    const answer = await next([first], officer);
    const asOwn = await view([await own(first), await own(answer)]);
    expect(asOwn).toMatchObject({ broken: true, lastRead: 0 });
    const mine = await next([first], 'reporter');
    expect(await view([await own(first), office(mine)])).toMatchObject({ broken: true, lastRead: 0 });
  });

  test('a forged answer does not say that a message was read', async () => {
    const stranger = await signer('Siapa');
    const answer = await next([first], stranger);
    expect(await view([await own(first), office(answer)])).toMatchObject({ broken: true, lastRead: 0 });
  });

  test('an entry that is not even bytes breaks the mailbox instead of closing it', async () => {
    const found = await view([await own(first).then(withBadIv)]);
    expect(found).toMatchObject({ broken: true, messages: [{ forged: true, own: true }] });
  });

  test('a changed, missing or other text of one’s own is an alarm, not a text that is hidden', async () => {
    const mine = await next([first], 'reporter');
    const found = await view([await own(first), await own(mine)]);
    const shown = async (message: WireMessage | undefined) =>
      withOwnTexts(tools, reporter, found, () => Promise.resolve(message));
    const whole = await shown(first);
    expect(whole.messages.map(({ letter, forged }) => [letter?.text, forged])).toEqual([
      ['Saya melihat.', false],
      [undefined, false]
    ]);
    const changed = { ...first, ciphertext: `A${first.ciphertext.slice(1)}` };
    for (const message of [undefined, mine, changed === first ? mine : changed]) {
      expect(await shown(message)).toMatchObject({ broken: true, messages: [{ forged: true }, { forged: false }] });
    }
    await expect(openOwnMessage(tools, reporter, { hash: found.messages[1]?.hash ?? '' }, first)).rejects.toThrow(
      'another message'
    );
  });
});

describe('who signs for the office', () => {
  test('is no key of a list before the report’s, nor of one before an earlier message’s', async () => {
    const old = await next([first], former, { header: { keyList: hashes[0] ?? '' } });
    expect((await view([await own(first), office(old, former)])).broken).toBe(true);
    const newer = await next([first], officer, { header: { keyList: hashes[2] ?? '' } });
    const removed = await next([first, newer], newcomer);
    expect((await view([await own(first), office(newer), office(removed, newcomer)])).broken).toBe(true);
    expect((await view([await own(first), office(newer)])).broken).toBe(false);
  });

  test('is no key that had ended before its list began', async () => {
    const [ended] = lists.get(hashes[1] ?? '')?.keys.filter(({ label }) => label === 'Habis') ?? [];
    const seed = randomBytes(32);
    const vk = toBase64Url(await tools.signing.publicKey(seed));
    if (!ended) throw new Error('no key');
    const alive = { seed, key: { ...ended, vk } };
    const body = lists.get(hashes[1] ?? '');
    const keys = body?.keys.map((key) => (key === ended ? alive.key : key)) ?? [];
    const answer = await next([first], alive);
    const with_ = (to: string | null) =>
      new Map(lists).set(hashes[1] ?? '', {
        ...(body ?? list(2, [])),
        keys: keys.map((key) => (key === alive.key ? { ...key, to } : key))
      });
    const read = async (to: string | null) =>
      readMailboxView(tools, reporter, with_(to), { identity, entries: [await own(first), office(answer, alive)] });
    expect([(await read('2026-10-31')).broken, (await read('2026-11-01')).broken]).toEqual([true, false]);
  });

  test('is pointed out when the reporter did not seal the report to them', async () => {
    const answer = await next([first], newcomer);
    const found = await view([await own(first), office(answer, newcomer)]);
    expect(found.broken).toBe(false);
    expect(found.messages.map(({ signerIsLater }) => signerIsLater)).toEqual([false, true]);
  });

  test('changes the state by a message of that kind alone', async () => {
    const letter = writeLetter({ text: 'x', state: 'under_review' });
    const text = await next([first], officer, { letter });
    const state = await next([first], officer, { letter, header: { kind: 'state' } });
    expect((await view([await own(first), office(text)])).state).toBe('received');
    expect((await view([await own(first), office(state)])).state).toBe('under_review');
  });
});

describe('a proof of filing', () => {
  const filed = { office: 'Kantor', day };
  const proofOf = async (report: string, seed = officer.seed) => {
    const filing = { ...filed, report };
    return writeLetter({ proof: { ...filing, signature: await signFiling(tools.signing, seed, filing) } });
  };
  const shownAs = async (letter: string, header: Partial<MessageHeader>) => {
    const found = await view([await own(first), office(await next([first], officer, { letter, header }))]);
    return { broken: found.broken, proof: found.messages[1]?.letter?.proof ?? null };
  };
  const another = toBase64Url(randomBytes(32));

  test('is one only as a message of that kind that names this report', async () => {
    const report = await messageHash(messageFromWire(first));
    const proof = await shownAs(await proofOf(report), { kind: 'proof' });
    expect(proof).toMatchObject({ broken: false, proof: { ...filed, report } });
    for (const kind of ['text', 'state'] as const)
      expect(await shownAs(await proofOf(report), { kind })).toEqual({ broken: false, proof: null });
    expect(await shownAs(await proofOf(another), { kind: 'proof' })).toEqual({ broken: true, proof: null });
    expect(await shownAs(await proofOf(report), { kind: 'proof', seen: '' })).toEqual({ broken: true, proof: null });
    expect(await shownAs(await proofOf(report, newcomer.seed), { kind: 'proof' })).toEqual({
      broken: true,
      proof: null
    });
    expect(await shownAs(writeLetter({ text: 'x' }), { kind: 'proof' })).toEqual({ broken: true, proof: null });
  });

  test('names the report also after more was written', async () => {
    const report = await messageHash(messageFromWire(first));
    const mine = await next([first], 'reporter');
    const to = async (seen: string) => {
      const made = await next([first, mine], officer, { letter: await proofOf(seen), header: { kind: 'proof', seen } });
      return view([await own(first), await own(mine), office(made)]);
    };
    expect(await to(report)).toMatchObject({ broken: false, messages: [{}, {}, { letter: { proof: { report } } }] });
    expect((await to(await messageHash(messageFromWire(mine)))).broken).toBe(true);
  });
});
