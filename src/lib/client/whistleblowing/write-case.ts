import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { signFiling, type Filing } from '#lib/protocol/wbs1/filing.ts';
import { sealMessage, type MessageHeader } from '#lib/protocol/wbs1/message.ts';
import { wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { messageToWire, wrapToWire, type WireMessage, type WireWrap } from '#lib/protocol/wbs1/wire.ts';
import { newestHash, type CaseSecrets } from './read-case.ts';
import type { Tools, UnlockedKey } from './recipient-keys.ts';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';

/** A proof of filing is written by `writeProof`. */
export type OfficeKind = Exclude<MessageHeader['kind'], 'report' | 'proof'>;

export interface SignedMessage {
  readonly message: WireMessage;
  readonly signedBy: string;
}

/** Today's keys of a case's holder that may sign: live in the newest list. @param today `YYYY-MM-DD` */
export const liveKey = ({ lists }: CaseSecrets, keyId: string, today: string): ListedKey | undefined =>
  lists.newest.body.keys.find(
    (key) => key.keyId === keyId && !key.recovery && key.from <= today && (key.to === null || today <= key.to)
  );

/**
 * Seals the next message of the case: to the report's key and the reporter, a note to the report's key alone.
 *
 * @throws Error for anything but a note while something about the report is not as it should be
 */
export async function writeOfficeMessage(
  tools: Tools,
  secrets: CaseSecrets,
  key: UnlockedKey,
  { kind, text }: { readonly kind: OfficeKind; readonly text: string }
): Promise<SignedMessage> {
  const read = kind === 'note' ? [] : secrets.conversation.filter(({ header }) => header.sender === 'reporter');
  return sealNext(tools, secrets, key, { kind, text, seen: await newestHash(read) });
}

/**
 * The reporter's proof of filing: signed to stand alone, and bound to their first message.
 *
 * @throws Error while something about the report is not as it should be
 */
export async function writeProof(
  tools: Tools,
  secrets: CaseSecrets,
  key: UnlockedKey,
  filed: Omit<Filing, 'report'>
): Promise<SignedMessage> {
  const report = await newestHash(secrets.conversation.slice(0, 1));
  const filing = { ...filed, report };
  const signature = await signFiling(tools.signing, key.signSeed, filing);
  const text = writeLetter({ proof: { ...filing, signature } });
  return sealNext(tools, secrets, key, { kind: 'proof', text, seen: report });
}

async function sealNext(
  tools: Tools,
  secrets: CaseSecrets,
  key: UnlockedKey,
  { kind, text, seen }: Pick<MessageHeader, 'kind' | 'seen'> & { readonly text: string }
): Promise<SignedMessage> {
  const isNote = kind === 'note';
  if (!isNote && !secrets.isWhole) throw new Error('The report is not whole');
  const strand = isNote ? secrets.noteChain : secrets.conversation;
  const header: MessageHeader = {
    reportId: secrets.reportId,
    messageId: toBase64Url(randomBytes(16)),
    seq: strand.length + 1,
    sender: 'office',
    kind,
    mode: 'browser',
    keyList: secrets.lists.newest.hash,
    previous: await newestHash(strand),
    seen
  };
  const readers = isNote ? [secrets.reportKey] : [secrets.reportKey, secrets.reporterKey];
  const sealed = await sealMessage(tools, header, { text, readers, signSeed: key.signSeed });
  return { message: messageToWire(sealed), signedBy: key.keyId };
}

/**
 * Seals the report's key to another recipient of the newest list.
 *
 * @throws Error while the report is not whole, for a key the list does not name today, the recovery key, and whoever the reporter excluded
 */
export async function grantCase(
  { suite }: Tools,
  secrets: CaseSecrets,
  keyId: string,
  today: string
): Promise<{ readonly wrap: WireWrap; readonly keyListHash: string }> {
  // With the first message hidden nobody would be excluded.
  if (!secrets.isWhole) throw new Error('The report is not whole');
  if (secrets.excluded.includes(keyId)) throw new Error('The reporter excluded this recipient');
  const listed = liveKey(secrets, keyId, today);
  if (!listed) throw new Error('The key list does not name this recipient');
  const { hash } = secrets.lists.newest;
  const place = { reportId: fromBase64Url(secrets.reportId), keyListHash: fromBase64Url(hash) };
  const pair = { publicKey: secrets.reportKey, privateKey: secrets.reportPrivateKey };
  const wrap = await wrapReportKey(suite, place, pair, { keyId, publicKey: fromBase64Url(listed.pk) });
  return { wrap: wrapToWire(wrap), keyListHash: hash };
}
