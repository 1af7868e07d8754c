import { concat, sha256, toBase64Url, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { Signing } from './signature.ts';

/** A key as the list names it. Bytes are base64url; days are `YYYY-MM-DD` of the office, both ends included. */
export interface ListedKey {
  /** `recipientKeyId` of the two keys. */
  readonly keyId: string;
  /** Function, never a person's name. */
  readonly label: string;
  readonly office: string;
  /** Of another office than the one that is reported about. */
  readonly outside: boolean;
  /** The key in sealed envelopes: nobody reads with it day by day, and it counts as no recipient. */
  readonly recovery: boolean;
  /** X25519. */
  readonly pk: string;
  /** Ed25519. */
  readonly vk: string;
  readonly from: string;
  /** Null: as long as lists name it. */
  readonly to: string | null;
}

/** Whose keys may read and write for the office; signed by the root key, which is never on the server. */
export interface KeyListBody {
  readonly alg: 'wbs1';
  readonly instanceId: string;
  /** 1, 2, 3 … */
  readonly epoch: number;
  /** `keyListHash` of the list before; empty for the first. */
  readonly prevHash: string;
  readonly issuedOn: string;
  /** Last day on which anybody may trust it. */
  readonly notAfter: string;
  readonly keys: readonly ListedKey[];
}

export interface SignedKeyList {
  readonly body: KeyListBody;
  readonly signature: string;
}

/** Names a key pair: nobody can give its place in a list to other keys. First 16 bytes of a SHA-256, base64url. */
export async function recipientKeyId(publicKey: Bytes, verifyKey: Bytes): Promise<string> {
  return toBase64Url((await sha256(concat(utf8('wbs1/key-id'), publicKey, verifyKey))).slice(0, 16));
}

const bytesOf = (body: KeyListBody): Bytes =>
  canonicalBytes({ ...body, keys: body.keys.map((key): Record<string, string | boolean | null> => ({ ...key })) });

/** SHA-256 of the canonical JSON. */
export const keyListHash = (body: KeyListBody): Promise<Bytes> => sha256(bytesOf(body));

const statement = (body: KeyListBody): Bytes => concat(utf8('wbs1/keys'), bytesOf(body));

export function signKeyList(signing: Signing, rootSeed: Bytes, body: KeyListBody): Promise<Bytes> {
  return signing.sign(rootSeed, statement(body));
}

export function verifyKeyList(signing: Signing, rootKey: Bytes, body: KeyListBody, signature: Bytes): Promise<boolean> {
  return signing.verify(rootKey, statement(body), signature);
}
