import type { ClosedCase } from './read-case.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { newCorrespondence, tools, write } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import {
  keyListHash,
  signKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import { messageToWire, wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import { signReport, wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { emptyMemory, sealMemory, type SealedMemory } from './desk-memory.ts';
import { keyDesk } from './key-desk.ts';
import { makeRecipientKey } from './recipient-keys.ts';

export const passphrase = 'baba baba baba baba baba baba baba';
export const today = '2026-11-24';
export const clock = { time: 0 };

/** Stretching a passphrase is slow on purpose, and these tests do it dozens of times; the tests of the keys have the full strength. */
export const lightKey = (words = passphrase) => makeRecipientKey(tools, words, { memory: 256, passes: 1 });

const pairs = [await lightKey(), await lightKey()];

/** Two recipients in a signed list, and a report to the first. */
export async function office() {
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
export type Office = Awaited<ReturnType<typeof office>>;

export async function closedCase({ own, hash, of }: Office, text: string): Promise<ClosedCase> {
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
export async function withNext(all: Office, keys: readonly ListedKey[]): Promise<Office['trust']> {
  const body = { ...all.list.body, epoch: 2, prevHash: toBase64Url(all.hash), keys };
  const next = { body, signature: toBase64Url(await signKeyList(tools.signing, all.rootSeed, body)) };
  return { ...all.trust, history: [all.list, next] };
}

export async function opened(all: Office, memory: SealedMemory | null = all.memory) {
  const desk = keyDesk(tools, () => clock.time);
  await desk.unlock(passphrase, [{ keyId: all.own.shown.keyId, sealed: all.own.sealed, memory }]);
  return desk;
}
