import { reportKindNames } from '#lib/domain/whistleblowing/report-kind.ts';
import { letterQuestionNames, letterQuestions } from '#lib/domain/whistleblowing/letter.ts';
import { concat, fromBase64Url, fromUtf8, toBase64Url, utf8, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { verifyKeyList, type SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import type { ReadMessage } from './read-case.ts';
import { fullStrength, isSealedSecret, openSecret, sealSecret } from './sealed-secret.ts';

/**
 * What is handed to another body: the reporter's and the office's words, chosen one by one. No report id, no day, no key, no mode, no
 * note, nothing that leads back to the mailbox.
 */
export function forwardText(messages: readonly ReadMessage[], chosen: ReadonlySet<string>): string {
  const parts = messages
    .filter(({ messageId, letter }) => chosen.has(messageId) && letter !== undefined)
    .map(({ sender, letter }) => {
      const lines = [sender === 'reporter' ? 'Pelapor:' : 'Kantor:'];
      if (letter?.kind) lines.push(`Jenis: ${reportKindNames[letter.kind].id}`);
      if (letter?.text) lines.push(plainText(letter.text));
      for (const question of letterQuestions) {
        const answer = letter?.answers[question];
        if (answer) lines.push(`${letterQuestionNames[question].id}: ${plainText(answer)}`);
      }
      return lines.join('\n');
    });
  return ['Laporan pelanggaran yang diteruskan', ...parts, leftOut(messages, chosen)].join('\n\n');
}

/** So that the receiver knows that there is more, and how much. */
function leftOut(messages: readonly ReadMessage[], chosen: ReadonlySet<string>): string {
  const missing = (from: string) =>
    messages.filter(({ messageId, letter, sender }) => sender === from && !(letter && chosen.has(messageId))).length;
  const files = messages.reduce((all, { letter }) => all + (letter?.files.length ?? 0), 0);
  const counts = [
    `${missing('reporter')} pesan pelapor`,
    `${missing('office')} pesan kantor`,
    `${files} lampiran`,
    'semua catatan penerima'
  ];
  return `Tidak disertakan: ${counts.join(', ')}.`;
}

/** Control signs and those that turn text round would show a reader something else than what was written. */
export const plainText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : ''));

const purpose = 'wbs1/forward';

/** A recipient's word that their office made the file. */
export interface ForwardSignature {
  readonly keyId: string;
  /** base64url */
  readonly signature: string;
}

const statement = (text: string): Bytes => concat(utf8(purpose), utf8(text));

export async function signForward(
  signing: Signing,
  signSeed: Bytes,
  keyId: string,
  text: string
): Promise<ForwardSignature> {
  return { keyId, signature: toBase64Url(await signing.sign(signSeed, statement(text))) };
}

/** @param list the list that names the signer; @param rootKey what signed it, base64url */
export interface SignedForward extends ForwardSignature {
  readonly text: string;
  readonly list: SignedKeyList;
  readonly rootKey: string;
}

/**
 * A file that opens with its passphrase on the ceremony's page, without a network. Signature and list are sealed, too.
 *
 * @param strength less than the full one only for files that tests make by the dozen
 */
export async function sealForward(
  passphrase: string,
  forward: SignedForward,
  strength = fullStrength
): Promise<string> {
  const sealed = await sealSecret(passphrase, purpose, utf8(JSON.stringify(forward)), strength);
  return JSON.stringify({ alg: 'wbs1', what: 'forward', sealed });
}

export interface OpenedForward {
  readonly text: string;
  /** Function and office of whoever signed, as the list of `rootKey` names them. */
  readonly signer: string;
  /** To be compared with the office's poster, base64url. */
  readonly rootKey: string;
}

/** @throws Error for another file, a wrong passphrase, or a signature that is not of a recipient of the list */
export async function openForward(signing: Signing, passphrase: string, file: string): Promise<OpenedForward> {
  const { what, sealed } = JSON.parse(file) as { what?: unknown; sealed?: unknown };
  if (what !== 'forward' || !isSealedSecret(sealed)) throw new Error('Not a forwarded report');
  const forward = JSON.parse(fromUtf8(await openSecret(passphrase, purpose, sealed))) as SignedForward;
  const { text, keyId, signature, list, rootKey } = forward;
  const isListed = await verifyKeyList(signing, fromBase64Url(rootKey), list.body, fromBase64Url(list.signature));
  const key = list.body.keys.find((one) => one.keyId === keyId && !one.recovery);
  if (!isListed || !key || !(await signing.verify(fromBase64Url(key.vk), statement(text), fromBase64Url(signature))))
    throw new Error('Nobody of the office signed this');
  return { text, signer: `${key.label}, ${key.office}`, rootKey };
}
