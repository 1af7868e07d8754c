import { beforeAll, expect, test } from 'vitest';
import { writeLetter, type Letter } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { tools, write } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { keyListHash, type ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { signReport } from '#lib/protocol/wbs1/report.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { closedCase, office, today, type Office } from '../case.fixture.ts';
import type { ClosedCase } from '../read-case.ts';
import { openRecovered, readRecoveryFile, type RecoveryFile } from './open-recovered.ts';
import { recoveredText } from './recovered-text.ts';
import { makeRecoveryKey } from './recovery-key.ts';

let all: Office;
let shares: readonly string[];
let keyId: string;
/** The office as one to which the recovery key is sealed in place of a recipient's. */
let envelope: Office;

beforeAll(async () => {
  all = await office();
  const made = await makeRecoveryKey(tools);
  shares = made.shares;
  const { alg: _alg, ...shown } = made.key.shown;
  ({ keyId } = shown);
  const plain = { label: 'Kunci pemulihan', office: 'Tiga amplop', outside: false, from: '2026-11-01', to: null };
  const key: ListedKey = { ...shown, ...plain, recovery: true };
  const list = await all.next({ keys: [...all.list.body.keys, key] });
  envelope = {
    ...all,
    own: { ...all.own, shown: made.key.shown },
    hash: await keyListHash(list.body),
    trust: { ...all.trust, history: [all.list, list] }
  };
});

type Sealed = RecoveryFile['reports'][number];

const sealed = async (letter: Partial<Letter>): Promise<Sealed> => ({
  ...(await closedCase(envelope, writeLetter(letter))),
  receivedOn: today
});

const fileOf = (...reports: Sealed[]): RecoveryFile => ({ trust: envelope.trust, reports });

const open = async (report: Sealed, two = shares.slice(0, 2)) => (await openRecovered(tools, fileOf(report), two))[0];

const refusalOf = async (report: Sealed) => (await open(report))?.refused;

test('two shares open what its reporter sealed to the recovery key, as text that runs nowhere', async () => {
  const text = 'Uang <img src=x onerror=alert(1)>\u202e di loket';
  const first = await sealed({ text, kind: 'illegal_levy', answers: { who: 'Petugas' } });
  for (const two of [
    [0, 1],
    [1, 2],
    [2, 0]
  ]) {
    const one = await open(
      first,
      two.map((index) => shares[index] ?? '')
    );
    if (one?.refused !== undefined) throw new Error(one?.refused);
    expect(one?.read.alarms).toEqual([]);
    const shown = one ? recoveredText(one.read) : '';
    expect(shown).toContain('Uang <img src=x onerror=alert(1)> di loket');
    expect(shown).toContain('Siapa yang terlibat: Petugas');
    expect(shown).not.toContain('\u202e');
  }
});

test('one share, one twice, a mistyped one and those of another key open nothing', async () => {
  const report = await sealed({ text: 'Laporan' });
  const [a = '', b = ''] = shares;
  const others = (await makeRecoveryKey(tools)).shares.slice(0, 2);
  const typo = `${a.startsWith('A') ? 'B' : 'A'}${a.slice(1)}`;
  for (const two of [[a], [a, ''], [a, a], [typo, b], others, [a, others[1] ?? '']])
    await expect(open(report, two)).rejects.toThrow();
});

test('a report that its reporter did not sign over to the recovery key stays closed, also with a wrap to it', async () => {
  const report = await sealed({ text: 'Laporan' });
  const recipients = [all.own.shown.keyId];
  const terms = {
    reportId: all.of.reportId,
    reportKey: all.of.reportKey.publicKey,
    keyListHash: envelope.hash,
    recipients
  };
  const signature = toBase64Url(await signReport(tools.signing, all.of.reporter.signSeed, terms));
  expect(await refusalOf({ ...report, report: { ...report.report, recipients, signature } })).toBe('not_sealed_to_key');
  // Nor does it help to write the key in: the reporter's signature covers the names.
  expect(await refusalOf({ ...report, report: { ...report.report, signature } })).toBe('report_forged');
});

test('a report whose letter excludes the recovery key stays closed', async () => {
  expect(await refusalOf(await sealed({ text: 'Laporan', excluded: [keyId] }))).toBe('key_excluded');
});

test('without the first message nobody knows who is excluded, so nothing is shown', async () => {
  const report = await sealed({ text: 'Laporan' });
  const second = messageToWire(await write(all.of, [], 'reporter', 'palsu'));
  const changed: ClosedCase['messages'] = [
    {
      message: { ...second, ciphertext: toBase64Url(fromBase64Url(second.ciphertext).fill(0)) },
      signedBy: null,
      day: today
    }
  ];
  expect(await refusalOf({ ...report, messages: [] })).toBe('first_missing');
  expect(await refusalOf({ ...report, messages: changed })).toBe('first_missing');
});

test('whoever the reporter kept out is named, with everybody of the office where it is about the leadership', async () => {
  const own = await open(await sealed({ text: 'Laporan', excluded: [all.other.shown.keyId] }));
  expect(own).toMatchObject({ refused: undefined, keptOut: ['Penerima, Kantor'] });
  const leaders = await open(await sealed({ text: 'Laporan', answers: { leadership: 'Ya' } }));
  expect(leaders).toMatchObject({ refused: undefined, keptOut: ['Penerima, Kantor'] });
  expect(await open(await sealed({ text: 'Laporan' }))).toMatchObject({ keptOut: [] });
});

test('lists of another root open nothing, and one broken report does not hide the others', async () => {
  const report = await sealed({ text: 'Laporan' });
  const foreign = { ...envelope.trust, rootKey: envelope.trust.instanceId };
  await expect(openRecovered(tools, { trust: foreign, reports: [report] }, shares.slice(0, 2))).rejects.toThrow();
  const broken = [
    null,
    7,
    { receivedOn: today },
    { report: null },
    { report: { id: { toString: 1 } }, receivedOn: [] }
  ];
  const found = await openRecovered(tools, fileOf(...(broken as unknown as Sealed[]), report), shares.slice(0, 2));
  expect(found.map(({ refused }) => refused)).toEqual([...broken.map(() => 'report_forged'), undefined]);
  expect(found.map(({ reportId, receivedOn }) => [reportId, receivedOn])).toEqual([
    ...['', '', today, '', ''].map((day) => ['', day]),
    [report.report.id, today]
  ]);
});

test('files that are something else are not taken', () => {
  const text = JSON.stringify({ alg: 'wbs1', what: 'recovery', ...fileOf() });
  expect(readRecoveryFile(text)).toEqual(fileOf());
  for (const other of [
    '',
    'null',
    '[]',
    text.replace('recovery', 'forward'),
    text.replace('"reports":[]', '"reports":{}')
  ])
    expect(readRecoveryFile(other)).toBeUndefined();
});
