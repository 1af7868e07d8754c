import { beforeAll, expect, test, vi } from 'vitest';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { newCorrespondence, tools, write } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import {
  keyListHash,
  signKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import { messageToWire, wrapFromWire, wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import { signReport, unwrapReportKey, wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { sealChunk, newFileKey, chunkSize } from '#lib/protocol/wbs1/stream.ts';
import { contentHash, verifyDeed } from '#lib/protocol/wbs1/deed.ts';
import { emptyMemory, sealMemory, type SealedMemory } from './desk-memory.ts';
import { idleMs } from './idle-lock.ts';
import { keyDesk } from './key-desk.ts';
import { openFile, safeFileName } from './open-file.ts';
import type { ClosedCase } from './read-case.ts';
import { makeRecipientKey } from './recipient-keys.ts';

const passphrase = 'baba baba baba baba baba baba baba';
const today = '2026-11-24';
const clock = { time: 0 };

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pairs: Awaited<ReturnType<typeof makeRecipientKey>>[] = [];
beforeAll(async () => {
  pairs = [await makeRecipientKey(tools, passphrase), await makeRecipientKey(tools, passphrase)];
});

/** Two recipients in a signed list, and a report to the first. */
async function office() {
  const [own, other] = pairs;
  if (!own || !other) throw new Error('no keys');
  const rootSeed = randomBytes(32);
  const rootKey = toBase64Url(await tools.signing.publicKey(rootSeed));
  const listed = ({ shown: { alg: _alg, ...key } }: typeof own, outside: boolean) => ({
    ...key,
    ...{ label: 'Penerima', office: 'Kantor', outside, recovery: false, from: '2026-11-01', to: null }
  });
  const body: KeyListBody = {
    alg: 'wbs1',
    instanceId: toBase64Url(randomBytes(32)),
    epoch: 1,
    prevHash: '',
    issuedOn: '2026-11-01',
    notAfter: '2027-01-31',
    keys: [listed(own, false), listed(other, true)]
  };
  const list: SignedKeyList = { body, signature: toBase64Url(await signKeyList(tools.signing, rootSeed, body)) };
  const hash = await keyListHash(body);
  const of = await newCorrespondence();
  const { instanceId } = body;
  const trust = { rootKey, instanceId, history: [list] };
  const memory = await sealMemory(own.key, 1, { ...emptyMemory, rootKey, instanceId });
  const next = async (change: Partial<KeyListBody>): Promise<SignedKeyList> => {
    const later = { ...body, epoch: 2, prevHash: toBase64Url(hash), ...change };
    return { body: later, signature: toBase64Url(await signKeyList(tools.signing, rootSeed, later)) };
  };
  return { own, other, list, next, hash, of, trust, memory, rootSeed };
}
type Office = Awaited<ReturnType<typeof office>>;

async function closedCase({ own, hash, of }: Office, text: string): Promise<ClosedCase> {
  const first = await write(of, [], 'reporter', text);
  const wrap = await wrapReportKey(tools.suite, { reportId: of.reportId, keyListHash: hash }, of.reportKey, {
    keyId: own.shown.keyId,
    publicKey: fromBase64Url(own.shown.pk)
  });
  const recipients = [own.shown.keyId];
  const terms = { reportId: of.reportId, reportKey: of.reportKey.publicKey, keyListHash: hash, recipients };
  return {
    report: {
      id: toBase64Url(of.reportId),
      alg: 'wbs1',
      reportKey: toBase64Url(of.reportKey.publicKey),
      reporterKey: toBase64Url(of.reporter.keyPair.publicKey),
      reporterVerifyKey: toBase64Url(of.reporter.verifyKey),
      keyListHash: toBase64Url(hash),
      recipients,
      signature: toBase64Url(await signReport(tools.signing, of.reporter.signSeed, terms))
    },
    state: 'received',
    wraps: [{ ...wrapToWire(wrap), keyListHash: toBase64Url(hash) }],
    messages: [{ message: messageToWire(first), signedBy: null, day: today }],
    notes: [],
    holders: [{ keyId: own.shown.keyId, grantedBy: null }],
    readSeq: 0,
    recorded: []
  };
}

/** The next list of the same office. */
async function withNext(all: Office, keys: readonly ListedKey[]): Promise<Office['trust']> {
  const body = { ...all.list.body, epoch: 2, prevHash: toBase64Url(all.hash), keys };
  const next = { body, signature: toBase64Url(await signKeyList(tools.signing, all.rootSeed, body)) };
  return { ...all.trust, history: [all.list, next] };
}

async function opened(all: Office, memory: SealedMemory | null = all.memory) {
  const desk = keyDesk(tools, () => clock.time);
  await desk.unlock(passphrase, [{ keyId: all.own.shown.keyId, sealed: all.own.sealed, memory }]);
  return desk;
}

test('a recipient reads the report, answers it so that both sides can read, and writes notes the reporter cannot', async () => {
  const all = await office();
  const desk = await opened(all);
  const closed = await closedCase(all, writeLetter({ text: 'Saya melihat.' }));
  const read = await desk.read(closed, all.trust);
  expect(read).toMatchObject({ alarms: [], messages: [{ letter: { text: 'Saya melihat.' } }] });

  const answer = await desk.write(closed.report.id, { kind: 'text', text: writeLetter({ text: 'Kapan?' }), today });
  const note = await desk.write(closed.report.id, { kind: 'note', text: writeLetter({ text: 'Cek CCTV' }), today });
  const withBoth = {
    ...closed,
    messages: [...closed.messages, { ...answer, day: today }],
    notes: [{ ...note, day: today }]
  };
  const again = await desk.read(withBoth, all.trust);
  expect(again.alarms).toEqual([]);
  expect(again.messages[1]).toMatchObject({ signer: 'Penerima, Kantor', letter: { text: 'Kapan?' } });
  expect(again.notes[0]?.letter?.text).toBe('Cek CCTV');
  expect(answer.message.sealedKeys).toHaveLength(2);
  expect(note.message.sealedKeys).toHaveLength(1);
});

test('a forged list, report, message, order or state raises the alarm, and forged foundations open nothing', async () => {
  const all = await office();
  // Each look by a desk that saw nothing yet.
  const fresh = { memory: await sealMemory(all.own.key, 1, emptyMemory) };
  const closed = await closedCase(all, 'satu');
  const stranger = await office();
  const [first] = closed.messages;
  if (!first) throw new Error('no message');
  const alarms = async (change: Partial<ClosedCase>, trust = all.trust) => {
    const desk = await opened({ ...all, ...fresh });
    const { alarms: found, messages } = await desk.read({ ...closed, ...change }, trust);
    return { found, opened: messages.filter(({ letter }) => letter).length };
  };
  expect(await alarms({}, stranger.trust)).toEqual({ found: ['report_forged'], opened: 0 });
  expect(await alarms({}, { ...all.trust, instanceId: stranger.trust.instanceId })).toEqual({
    found: ['key_lists'],
    opened: 0
  });
  expect(await alarms({}, { ...all.trust, rootKey: stranger.trust.rootKey })).toEqual({
    found: ['key_lists'],
    opened: 0
  });
  const swapped = { ...closed.report, reporterKey: toBase64Url(stranger.of.reporter.keyPair.publicKey) };
  expect(await alarms({ report: swapped })).toEqual({ found: ['report_forged'], opened: 0 });
  expect(await alarms({ wraps: [] })).toEqual({ found: ['no_wrap'], opened: 0 });
  const cut = { ...first, message: { ...first.message, ciphertext: first.message.ciphertext.slice(0, -4) } };
  expect((await alarms({ messages: [cut] })).found).toContain('message_forged');
  expect((await alarms({ messages: [first, first] })).found).toContain('chain_broken');
  expect((await alarms({ state: 'closed_unproven' })).found).toEqual(['state_differs']);
  const asOffice = {
    ...first,
    message: { ...first.message, header: { ...first.message.header, sender: 'office' as const } }
  };
  expect((await alarms({ messages: [asOffice] })).found).toContain('message_forged');
});

test('whoever the reporter excluded is never given the key; another listed recipient can open it then', async () => {
  const all = await office();
  const desk = await opened(all);
  const to = all.other.shown.keyId;
  const excluding = await closedCase(all, writeLetter({ text: 'x', excluded: [to] }));
  await desk.read(excluding, all.trust);
  await expect(desk.grant(excluding.report.id, { keyId: to, today })).rejects.toThrow('excluded');

  const open = await office();
  const holder = await opened(open);
  const closed = await closedCase(open, 'x');
  await holder.read(closed, open.trust);
  const { wrap, keyListHash } = await holder.grant(closed.report.id, { keyId: open.other.shown.keyId, today });
  const place = { reportId: open.of.reportId, keyListHash: fromBase64Url(keyListHash) };
  const key = await unwrapReportKey(tools.suite, place, wrapFromWire(wrap), open.other.key.privateKey);
  expect(toBase64Url(key)).toBe(toBase64Url(open.of.reportKey.privateKey));
  await expect(holder.grant(closed.report.id, { keyId: 'unlisted', today })).rejects.toThrow();
});

test('whoever is kept out is not given the key under a new one, and nobody inside about the leadership', async () => {
  const all = await office();
  const [own, other] = all.list.body.keys;
  if (!own || !other) throw new Error('no keys');
  const made = [await makeRecipientKey(tools, passphrase), await makeRecipientKey(tools, passphrase)];
  const [rotated, inside] = made.map(({ shown: { alg: _alg, ...key } }) => key);
  const named = { ...other, label: 'Inspektur' };
  const first = { ...all.list.body, keys: [own, named] };
  const list = { body: first, signature: toBase64Url(await signKeyList(tools.signing, all.rootSeed, first)) };
  const office2 = { ...all, list, hash: await keyListHash(first), trust: { ...all.trust, history: [list] } };
  const trust = await withNext(office2, [own, { ...named, ...rotated }, { ...own, ...inside, label: 'Pegawai baru' }]);
  const grant = async (letter: string, keyId: string | undefined) => {
    const desk = await opened(office2);
    const closed = await closedCase(office2, letter);
    await desk.read(closed, trust);
    return desk.grant(closed.report.id, { keyId: keyId ?? '', today });
  };
  const excluding = writeLetter({ text: 'x', excluded: [other.keyId] });
  await expect(grant(excluding, rotated?.keyId)).rejects.toThrow('excluded');
  await expect(grant(excluding, inside?.keyId)).resolves.toBeDefined();
  for (const leadership of ['Ya', 'Tidak tahu']) {
    const above = writeLetter({ text: 'x', answers: { leadership } });
    await expect(grant(above, inside?.keyId)).rejects.toThrow('excluded');
    await expect(grant(above, rotated?.keyId)).resolves.toBeDefined();
  }
  await expect(
    grant(writeLetter({ text: 'x', answers: { leadership: 'Tidak' } }), inside?.keyId)
  ).resolves.toBeDefined();
});

test('a wrap that somebody deleted is named, and one that nobody gave is an alarm', async () => {
  const all = await office();
  const desk = await opened(all);
  const closed = await closedCase(all, writeLetter({ text: 'x', excluded: [all.other.shown.keyId] }));
  const [own, other] = [all.own.shown.keyId, all.other.shown.keyId];
  const read = (holders: ClosedCase['holders']) => desk.read({ ...closed, holders }, all.trust);
  expect(await read([])).toMatchObject({ missing: ['Penerima, Kantor'], alarms: [] });
  const held = { keyId: own, grantedBy: null };
  expect(await read([held])).toMatchObject({ missing: [], alarms: [] });
  for (const grantedBy of [null, own, 'x']) {
    expect((await read([held, { keyId: other, grantedBy }])).alarms, String(grantedBy)).toEqual(['holders_differ']);
  }
  const { recipients } = closed.report;
  const widened = { ...closed.report, recipients: [...recipients, other] };
  expect((await desk.read({ ...closed, report: widened }, all.trust)).alarms).toEqual(['report_forged']);
  const open = await closedCase(all, writeLetter({ text: 'x' }));
  const granted = { ...open, holders: [held, { keyId: other, grantedBy: own }] };
  expect((await (await opened(all)).read(granted, all.trust)).alarms).toEqual([]);
});

test('while anything is wrong nothing but a note is written, and access is given to nobody', async () => {
  const all = await office();
  const closed = await closedCase(all, writeLetter({ text: 'x', excluded: [all.other.shown.keyId] }));
  const [first] = closed.messages;
  if (!first) throw new Error('no message');
  const desk = await opened(all);
  const id = closed.report.id;
  const garbled = { ...first, message: { ...first.message, signature: toBase64Url(randomBytes(64)) } };
  const hidden: Partial<ClosedCase>[] = [{ messages: [] }, { messages: [garbled] }, { state: 'under_review' }];
  for (const change of hidden) {
    const { alarms } = await desk.read({ ...closed, ...change }, all.trust);
    expect(alarms).not.toEqual([]);
    for (const kind of ['text', 'state', 'proof'] as const)
      await expect(desk.write(id, { kind, text: 'x', today })).rejects.toThrow('not whole');
    await expect(desk.grant(id, { keyId: all.other.shown.keyId, today })).rejects.toThrow('not whole');
    const forward = { text: 'x', today, list: all.list, rootKey: all.trust.rootKey };
    await expect(desk.forward(id, 'x', forward)).rejects.toThrow('not whole');
    expect(await desk.memories()).toEqual([]);
    await expect(desk.write(id, { kind: 'note', text: 'x', today })).resolves.toBeDefined();
  }
});

test('what was seen once and is gone raises the alarm, in another session too, until the reader knows why', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  await desk.read(closed, all.trust);
  const answer = await desk.write(closed.report.id, { kind: 'text', text: 'Kapan?', today });
  const note = await desk.write(closed.report.id, { kind: 'note', text: 'Cek', today });
  const longer = {
    ...closed,
    messages: [...closed.messages, { ...answer, day: today }],
    notes: [{ ...note, day: today }]
  };
  expect((await desk.read(longer, all.trust)).alarms).toEqual([]);
  const [kept] = await desk.memories();
  if (!kept) throw new Error('no memory');
  const { keyId, memory, proof } = kept;
  const deed = { deed: 'memory', keyId, version: 2, next: await contentHash(memory) } as const;
  const verifyKey = fromBase64Url(all.own.shown.vk);
  expect(await verifyDeed(tools.signing, verifyKey, deed, proof)).toBe(true);
  expect(await verifyDeed(tools.signing, verifyKey, { ...deed, version: 3 }, proof)).toBe(false);

  const later = await opened(all, memory);
  expect((await later.read(closed, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await later.read({ ...longer, notes: [] }, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await later.read(longer, all.trust)).alarms).toEqual([]);
  await later.read(closed, all.trust);
  await later.accept(closed.report.id);
  expect((await later.read(closed, all.trust)).alarms).toEqual([]);
});

test('a read mark or a trail that knows more than is shown raises the alarm', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  expect((await desk.read({ ...closed, readSeq: 1 }, all.trust)).alarms).toEqual([]);
  expect((await desk.read({ ...closed, readSeq: 2 }, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await desk.read({ ...closed, recorded: ['gone'] }, all.trust)).alarms).toEqual(['older_than_seen']);
  await desk.accept(closed.report.id);
  expect((await desk.read({ ...closed, recorded: ['gone'] }, all.trust)).alarms).toEqual([]);
  expect((await desk.read({ ...closed, recorded: ['gone', 'more'] }, all.trust)).alarms).toEqual(['older_than_seen']);
});

test('another root key, another installation or fewer lists than were seen open nothing', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const longer = { ...all.trust, history: [all.list, await all.next({})] };
  const desk = await opened(all);
  expect((await desk.read(closed, longer)).alarms).toEqual([]);
  expect((await desk.read(closed, all.trust)).alarms).toEqual(['foundation_changed']);
  const branched = { ...all.trust, history: [all.list, await all.next({ notAfter: '2027-02-01' })] };
  expect((await desk.read(closed, branched)).alarms).toEqual(['foundation_changed']);
  const [kept] = await desk.memories();
  if (!kept) throw new Error('no memory');
  const later = await opened(all, kept.memory);
  expect((await later.read(closed, all.trust)).alarms).toEqual(['foundation_changed']);
  await expect(later.accept(closed.report.id)).rejects.toThrow();

  const stranger = await office();
  expect((await later.read(await closedCase(stranger, 'x'), stranger.trust)).alarms).toEqual(['foundation_changed']);
});

test('a memory that is gone, changed or of another key is an alarm, not a first visit', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const [changed, foreign] = [{ ...all.memory, version: 9 }, await sealMemory(all.other.key, 1, emptyMemory)];
  for (const memory of [null, changed, foreign]) {
    const desk = await opened(all, memory);
    expect((await desk.read(closed, all.trust)).alarms).toEqual(['memory_lost']);
  }
});

test('a passphrase opens further keys beside those that are open, and a wrong one closes none', async () => {
  const all = await office();
  const second = await makeRecipientKey(tools, passphrase.replace('baba', 'bada'));
  const desk = await opened(all);
  const closedKeys = [all.own, second].map(({ shown, sealed }) => ({ keyId: shown.keyId, sealed, memory: all.memory }));
  await expect(desk.unlock(passphrase, closedKeys)).rejects.toThrow();
  expect(await desk.unlocked()).toEqual([all.own.shown.keyId]);
  expect(await desk.unlock(passphrase.replace('baba', 'bada'), closedKeys)).toEqual([
    all.own.shown.keyId,
    second.shown.keyId
  ]);
});

test('after ten idle minutes, and at a lock, nothing is open any more', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  clock.time += idleMs - 1;
  await desk.read(closed, all.trust);
  clock.time += idleMs;
  await expect(desk.read(closed, all.trust)).rejects.toThrow('locked');
  await expect(desk.write(closed.report.id, { kind: 'text', text: 'x', today })).rejects.toThrow();
  expect(await desk.unlocked()).toEqual([]);

  const second = await opened(all);
  await second.read(closed, all.trust);
  await second.lock();
  await expect(second.read(closed, all.trust)).rejects.toThrow('locked');
});

test('another passphrase, or a sealed key under another name, opens nothing', async () => {
  const all = await office();
  const desk = keyDesk(tools, () => 0);
  const { keyId } = all.own.shown;
  const { memory } = all;
  await expect(desk.unlock(`${passphrase} x`, [{ keyId, sealed: all.own.sealed, memory }])).rejects.toThrow();
  await expect(
    desk.unlock(passphrase, [{ keyId: all.other.shown.keyId, sealed: all.own.sealed, memory }])
  ).rejects.toThrow();
  const huge = { ...all.own.sealed, memory: 2 ** 30 };
  await expect(desk.unlock(passphrase, [{ keyId, sealed: huge, memory }])).rejects.toThrow();
});

test('a file opens whole or not at all, without its padding', async () => {
  const plain = new Uint8Array(chunkSize + 30);
  plain.set([1, 2, 3], chunkSize);
  const key = newFileKey();
  const place = { reportId: 'r', fileId: 'f' };
  const chunks = [
    await sealChunk(key, { ...place, number: 0, last: false }, plain.slice(0, chunkSize)),
    await sealChunk(key, { ...place, number: 1, last: true }, plain.slice(chunkSize))
  ];
  const file = {
    fileId: 'f',
    name: 'x',
    size: chunkSize + 3,
    key: toBase64Url(key.key),
    prefix: toBase64Url(key.prefix)
  };
  const of = { reportId: 'r', sealedSize: plain.length + 32 };
  const fetched = (all: typeof chunks) => (number: number) => Promise.resolve(all[number] ?? new Uint8Array(0));
  expect(await openFile(file, of, fetched(chunks))).toEqual(plain.slice(0, chunkSize + 3));
  await expect(openFile(file, of, fetched([...chunks].reverse()))).rejects.toThrow();
  await expect(openFile(file, { ...of, sealedSize: chunkSize + 16 }, fetched(chunks))).rejects.toThrow();
});

test('a file name cannot lead out of a folder, turn text round or hide', () => {
  expect(safeFileName('../../etc/passwd')).toBe('passwd');
  expect(safeFileName('C:\\x\\foto\u202Egpj.exe')).toBe('foto_gpj.exe');
  expect(safeFileName('..')).toBe('lampiran');
});
