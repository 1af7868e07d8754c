import { concat, framed, randomBytes, sameBytes, sha256, toBase64Url, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { pad, unpad } from './padding.ts';
import type { Signing } from './signature.ts';
import { openWith, sealTo, type Sealed, type Suite } from './suite.ts';

export const senders = ['reporter', 'office'] as const;
export const messageKinds = ['report', 'text', 'state', 'note', 'proof'] as const;
/** Where the message was encrypted: on the sender's device, or by the server for somebody without JavaScript. */
export const modes = ['browser', 'server'] as const;

/** What everybody may see of a message, and what its ciphertext and its signature are bound to. Bytes are base64url. */
export interface MessageHeader {
  readonly reportId: string;
  readonly messageId: string;
  /** 1, 2, 3 … over both senders. */
  readonly seq: number;
  readonly sender: (typeof senders)[number];
  readonly kind: (typeof messageKinds)[number];
  readonly mode: (typeof modes)[number];
  /** SHA-256 of the key list in force. */
  readonly keyList: string;
  /** `messageHash` of the message before; empty for the first. */
  readonly previous: string;
  /** `messageHash` of the newest message of the other side that the sender had read; empty for none. Of a `proof`: of the report. */
  readonly seen: string;
}

/** A message without its content: all that its signature covers. */
export interface MessageEnvelope {
  readonly header: MessageHeader;
  readonly iv: Bytes;
  /** SHA-256. */
  readonly ciphertextHash: Bytes;
  /** The message's key, sealed to each reader; in the order of `readers` at sealing. */
  readonly sealedKeys: readonly Sealed[];
  /** SHA-256(key ‖ aad): the message means the same to every reader, whichever sealed key they open. */
  readonly commitment: Bytes;
  readonly signature: Bytes;
}

export interface SealedMessage extends Omit<MessageEnvelope, 'ciphertextHash'> {
  readonly ciphertext: Bytes;
}

export async function envelopeOf({ ciphertext, ...message }: SealedMessage): Promise<MessageEnvelope> {
  return { ...message, ciphertextHash: await sha256(ciphertext) };
}

const keyInfo = utf8('wbs1/key');

export function messageAad(header: MessageHeader): Bytes {
  return canonicalBytes({ alg: 'wbs1', ...header });
}

/**
 * What the sender signs: everything but the signature, the ciphertext by its hash. Anybody can check it without opening anything,
 * and the reporter without fetching their own long messages.
 */
function statement({ header, iv, ciphertextHash, sealedKeys, commitment }: Omit<MessageEnvelope, 'signature'>): Bytes {
  const keys = sealedKeys.map(({ enc, ct }) => framed(enc, ct));
  return concat(utf8('wbs1/message'), framed(messageAad(header), iv, ciphertextHash, framed(...keys), commitment));
}

/** Names a message with its content and its place; the next one holds it. */
export async function envelopeHash(envelope: MessageEnvelope): Promise<string> {
  return toBase64Url(await sha256(concat(statement(envelope), envelope.signature)));
}

export const messageHash = async (message: SealedMessage): Promise<string> => envelopeHash(await envelopeOf(message));

interface Tools {
  readonly suite: Suite;
  readonly signing: Signing;
}

/**
 * Encrypts a text under a key of its own (AES-256-GCM, padded), seals the key to every reader and signs the whole.
 *
 * @param readers public keys: the report's, and the reporter's for what the office writes to them
 */
export async function sealMessage(
  { suite, signing }: Tools,
  header: MessageHeader,
  { text, readers, signSeed }: { text: string; readers: readonly Bytes[]; signSeed: Bytes }
): Promise<SealedMessage> {
  const aad = messageAad(header);
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ciphertext = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, aes, pad(text))
  );
  const sealedKeys = await Promise.all(
    readers.map((reader) => sealTo(suite, reader, { info: keyInfo, aad, plain: key }))
  );
  const rest = { header, iv, sealedKeys, commitment: await sha256(concat(key, aad)) };
  const signature = await signing.sign(signSeed, statement({ ...rest, ciphertextHash: await sha256(ciphertext) }));
  return { ...rest, ciphertext, signature };
}

export function verifyEnvelope(signing: Signing, envelope: MessageEnvelope, verifyKey: Bytes): Promise<boolean> {
  return signing.verify(verifyKey, statement(envelope), envelope.signature);
}

export async function verifyMessage(signing: Signing, message: SealedMessage, verifyKey: Bytes): Promise<boolean> {
  return verifyEnvelope(signing, await envelopeOf(message), verifyKey);
}

/**
 * Verifies and decrypts.
 *
 * @param verifyKey the sender's
 * @param reader which of the sealed keys is this reader's, and their private key
 * @throws Error when anything was changed, moved to another report or place, signed by somebody else, or means something else
 *   to another reader
 */
export async function openMessage(
  { suite, signing }: Tools,
  message: SealedMessage,
  { verifyKey, reader }: { verifyKey: Bytes; reader: { index: number; privateKey: Bytes } }
): Promise<string> {
  if (!(await verifyMessage(signing, message, verifyKey))) throw new Error('The signature is wrong');
  const sealed = message.sealedKeys[reader.index];
  if (!sealed) throw new Error('The message has no key for this reader');
  const aad = messageAad(message.header);
  const key = await openWith(suite, reader.privateKey, { info: keyInfo, aad, sealed });
  if (!sameBytes(await sha256(concat(key, aad)), message.commitment))
    throw new Error('The key is not the one that was committed to');
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: message.iv, additionalData: aad },
    aes,
    message.ciphertext
  );
  return unpad(new Uint8Array(plain));
}
