import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findProof } from '#lib/domain/abuse/proof-of-work.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Submission } from '#lib/domain/whistleblowing/wire-form.ts';
import { sha256, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import {
  keyListHash,
  recipientKeyId,
  signKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import { contentHash, signDeed } from '#lib/protocol/wbs1/deed.ts';
import { messageHash, sealMessage, type MessageHeader, type SealedMessage } from '#lib/protocol/wbs1/message.ts';
import { reportIdOf, signReport, sortedRecipients, wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite, newKeyPair, type KeyPair } from '#lib/protocol/wbs1/suite.ts';
import { messageToWire, wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { WhistleblowingDependencies } from '#lib/server/whistleblowing/dependencies.ts';
import { ensureInstanceId, importKeyList } from '#lib/server/whistleblowing/key-list.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const tools = { suite: nativeSuite(), signing: nativeSigning };
/** A Tuesday. */
export const tuesday = epochOf('2026-11-24T09:30:00+08:00');
export const cli: Actor = { kind: 'program', name: 'cli' };

export interface TestRecipient {
  readonly actor: Actor & { kind: 'staff' };
  readonly keyId: string;
  readonly pair: KeyPair;
  readonly signSeed: Bytes;
  readonly verifyKey: Bytes;
  readonly outside: boolean;
}

export interface TestVault {
  readonly deps: WhistleblowingDependencies;
  readonly clock: { time: number };
  readonly rootSeed: Bytes;
  readonly instanceId: string;
  readonly inside: TestRecipient;
  readonly outside: TestRecipient;
  /** The list in force. */
  list: SignedKeyList;
}

/** Somebody with an account and a key pair, who is in no list yet. */
export async function newRecipient(db: Database, outside = false): Promise<TestRecipient> {
  const accountId = randomUUID();
  const pair = await newKeyPair(tools.suite);
  const signSeed = new Uint8Array(randomBytes(32));
  const verifyKey = await nativeSigning.publicKey(signSeed);
  const keyId = await recipientKeyId(pair.publicKey, verifyKey);
  await db.$client`
    insert into staff_accounts (id, email, name, role, password_hash, created_at, activated_at)
    values (${accountId}, ${`${accountId}@example.org`}, 'Penerima Uji', 'wbs_recipient', 'x', now(), now())`;
  await db.$client`
    insert into wbs.recipient_keys (key_id, account_id, public_key, verify_key, sealed, made_on)
    values (${Buffer.from(keyId, 'base64url')}, ${accountId}, ${Buffer.from(pair.publicKey)},
      ${Buffer.from(verifyKey)}, '{}', '2026-11-01')`;
  const actor = { kind: 'staff', accountId, role: 'wbs_recipient' } as const;
  return { actor, keyId, pair, signSeed, verifyKey, outside };
}

/** What a recipient's key says to a conflict of interest. */
export async function recusal({ keyId, signSeed }: TestRecipient, reportId: string) {
  return { keyId, proof: await signDeed(nativeSigning, signSeed, { deed: 'recuse', keyId, reportId }) };
}

/** Another sealed form of a recipient's key, as the key itself agrees to it. @param former what the server has */
export async function resealing({ keyId, signSeed }: TestRecipient, former: unknown, sealed: Record<string, string>) {
  const [before, next] = [await contentHash(former), await contentHash(sealed)];
  return {
    keyId,
    sealed,
    proof: await signDeed(nativeSigning, signSeed, { deed: 'reseal', keyId, former: before, next })
  };
}

/** What a recipient's browser keeps, as the key itself agrees to it. */
export async function remembering(
  { keyId, signSeed }: TestRecipient,
  memory: { readonly version: number; readonly iv: string; readonly ct: string }
) {
  const { version } = memory;
  const deed = { deed: 'memory', keyId, version, next: await contentHash(memory) } as const;
  return { keyId, memory, proof: await signDeed(nativeSigning, signSeed, deed) };
}

export function listedKey(
  { keyId, pair, verifyKey, outside }: TestRecipient,
  change: Partial<ListedKey> = {}
): ListedKey {
  return {
    keyId,
    label: `${outside ? 'Inspektorat' : 'Kepatuhan internal'} ${keyId.slice(0, 4)}`,
    office: outside ? 'KPU Provinsi Kalimantan Timur' : 'KPU Kabupaten Kutai Timur',
    outside,
    recovery: false,
    pk: toBase64Url(pair.publicKey),
    vk: toBase64Url(verifyKey),
    from: '2026-11-01',
    to: null,
    ...change
  };
}

export async function signedList(
  rootSeed: Bytes,
  instanceId: string,
  keys: readonly ListedKey[],
  change: Partial<KeyListBody> = {}
): Promise<SignedKeyList> {
  const body: KeyListBody = {
    alg: 'wbs1',
    instanceId,
    epoch: 1,
    prevHash: '',
    issuedOn: '2026-11-01',
    notAfter: '2027-01-31',
    keys,
    ...change
  };
  return { body, signature: toBase64Url(await signKeyList(nativeSigning, rootSeed, body)) };
}

/** A list and two recipients in a database that a program with this root key serves; days are today's. */
export async function openVaultWith(
  running: WhistleblowingDependencies,
  rootSeed: Bytes,
  today: string
): Promise<TestVault> {
  const [inside, outside] = [await newRecipient(running.db), await newRecipient(running.db, true)];
  const instanceId = await ensureInstanceId(running.db);
  const keys = [listedKey(inside, { from: today }), listedKey(outside, { from: today })];
  const list = await signedList(rootSeed, instanceId, keys, { issuedOn: today, notAfter: addDays(today, 90) });
  await importKeyList(running, cli, JSON.stringify(list));
  return { deps: running, clock: { time: running.now() }, rootSeed, instanceId, inside, outside, list };
}

/** An installation with a root key, two recipients, one of them outside the office, and a list that names them. */
export async function openVault(db: Database): Promise<TestVault> {
  const clock = { time: tuesday };
  const rootSeed = new Uint8Array(randomBytes(32));
  const rootKey = toBase64Url(await nativeSigning.publicKey(rootSeed));
  const secrets = secretsFrom(Buffer.alloc(32, 7));
  const deps = {
    db,
    secrets,
    now: () => clock.time,
    config: { wbsRootKey: rootKey, keyFile: join(temporaryFolder('suara-wbs-'), 'test.key') }
  };
  const [inside, outside] = [await newRecipient(db), await newRecipient(db, true)];
  const instanceId = await ensureInstanceId(db);
  const list = await signedList(rootSeed, instanceId, [listedKey(inside), listedKey(outside)]);
  await importKeyList(deps, cli, JSON.stringify(list));
  return { deps, clock, rootSeed, instanceId, inside, outside, list };
}

/** The next list, loaded; it names these keys. */
export async function nextList(vault: TestVault, keys: readonly ListedKey[], change: Partial<KeyListBody> = {}) {
  const { body } = vault.list;
  const prevHash = toBase64Url(await keyListHash(body));
  vault.list = await signedList(vault.rootSeed, vault.instanceId, keys, { epoch: body.epoch + 1, prevHash, ...change });
  await importKeyList(vault.deps, cli, JSON.stringify(vault.list));
}

/** What a reporter's browser holds while it writes. */
export interface TestReport {
  readonly submission: Submission;
  readonly reporter: ReporterKeys;
  readonly reportKey: KeyPair;
  readonly id: string;
  readonly first: SealedMessage;
  readonly lookup: string;
}

export interface ReportChoice {
  readonly to?: readonly TestRecipient[];
  readonly text?: string;
  readonly files?: Submission['files'];
  readonly challenge?: Submission['challenge'];
  /** The reporter can open their own first message. */
  readonly own?: boolean;
  /** 15 bytes; random otherwise. */
  readonly code?: Buffer;
}

/** A report as a browser makes it, ready to send. */
export async function newReport(vault: TestVault, choice: ReportChoice = {}): Promise<TestReport> {
  const { to = [vault.inside, vault.outside], text = 'Saya melihat sendiri.', files = [], own = false } = choice;
  const reporter = await reporterKeys(tools, instanceBytes(vault), new Uint8Array(choice.code ?? randomBytes(15)));
  const reportKey = await newKeyPair(tools.suite);
  const reportId = await reportIdOf(reportKey.publicKey, reporter.keyPair.publicKey, reporter.verifyKey);
  const listHash = await keyListHash(vault.list.body);
  const id = toBase64Url(reportId);
  const header: MessageHeader = {
    reportId: id,
    messageId: toBase64Url(new Uint8Array(randomBytes(16))),
    seq: 1,
    sender: 'reporter',
    kind: 'report',
    mode: 'browser',
    keyList: toBase64Url(listHash),
    previous: '',
    seen: ''
  };
  const readers = own ? [reportKey.publicKey, reporter.keyPair.publicKey] : [reportKey.publicKey];
  const first = await sealMessage(tools, header, { text, readers, signSeed: reporter.signSeed });
  const wraps = await Promise.all(
    to.map(({ keyId, pair }) =>
      wrapReportKey(tools.suite, { reportId, keyListHash: listHash }, reportKey, { keyId, publicKey: pair.publicKey })
    )
  );
  const recipients = sortedRecipients(to.map(({ keyId }) => keyId));
  const terms = { reportId, reportKey: reportKey.publicKey, keyListHash: listHash, recipients };
  const submission: Submission = {
    report: {
      id,
      alg: 'wbs1',
      reportKey: toBase64Url(reportKey.publicKey),
      reporterKey: toBase64Url(reporter.keyPair.publicKey),
      reporterVerifyKey: toBase64Url(reporter.verifyKey),
      keyListHash: toBase64Url(listHash),
      recipients,
      signature: toBase64Url(await signReport(nativeSigning, reporter.signSeed, terms)),
      lookupHash: toBase64Url(await sha256(reporter.lookup))
    },
    wraps: wraps.map(wrapToWire),
    message: messageToWire(first),
    files,
    challenge: choice.challenge ?? null
  };
  return { submission, reporter, reportKey, id, first, lookup: toBase64Url(reporter.lookup) };
}

const instanceBytes = (vault: TestVault): Bytes => new Uint8Array(Buffer.from(vault.instanceId, 'base64url'));

/** The next message of a conversation; the reporter's for the report's key alone, the office's for the reporter, too. */
export async function write(
  vault: TestVault,
  { reporter, reportKey, id }: TestReport,
  earlier: readonly SealedMessage[],
  by: 'reporter' | TestRecipient,
  { text = 'Pesan', kind = 'text' }: { text?: string; kind?: MessageHeader['kind'] } = {}
): Promise<SealedMessage> {
  const sender = by === 'reporter' ? 'reporter' : 'office';
  const last = earlier.at(-1);
  const ofOther = earlier.filter(({ header }) => header.sender !== sender).at(-1);
  const header: MessageHeader = {
    reportId: id,
    messageId: toBase64Url(new Uint8Array(randomBytes(16))),
    seq: earlier.length + 1,
    sender,
    kind,
    mode: 'browser',
    keyList: toBase64Url(await keyListHash(vault.list.body)),
    previous: last ? await messageHash(last) : '',
    seen: ofOther ? await messageHash(ofOther) : ''
  };
  const forOffice = by === 'reporter' || kind === 'note';
  return sealMessage(tools, header, {
    text,
    readers: forOffice ? [reportKey.publicKey] : [reportKey.publicKey, reporter.keyPair.publicKey],
    signSeed: by === 'reporter' ? reporter.signSeed : by.signSeed
  });
}

/** Work done as a browser does it. */
export function solved({ token, nonce, bits }: { token: string; nonce: string; bits: number }) {
  const proof = bits === 0 ? 0 : findProof(nonce, bits, 0, 10_000_000);
  return { token, proof: String(proof ?? 0) };
}

export const newFileId = (): string => toBase64Url(new Uint8Array(randomBytes(16)));

/** What a program that takes no reports asks whistleblowing with. */
export const withoutReports = {
  secrets: secretsFrom(Buffer.alloc(32, 7)),
  config: { wbsRootKey: undefined, keyFile: '' }
};
