import { randomBytes, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import { isSealedSecret, openSecret, sealSecret, type SealedSecret } from '../sealed-secret.ts';

/** The key that signs lists. It exists in an envelope and, while a ceremony lasts, on a machine without a network. */
export interface RootKey {
  readonly seed: Bytes;
  /** base64url; goes into `WBS_ROOT_KEY` and onto the poster. */
  readonly publicKey: string;
}

/** The file in the envelope: useless without the passphrase on the paper beside it. */
export interface RootKeyFile {
  readonly alg: 'wbs1';
  readonly what: 'root';
  readonly publicKey: string;
  readonly sealed: SealedSecret;
}

const purpose = 'wbs1/root-key';

export async function makeRootKey(signing: Signing, passphrase: string): Promise<{ key: RootKey; file: RootKeyFile }> {
  const seed = randomBytes(32);
  const publicKey = toBase64Url(await signing.publicKey(seed));
  const sealed = await sealSecret(passphrase, purpose, seed);
  return { key: { seed, publicKey }, file: { alg: 'wbs1', what: 'root', publicKey, sealed } };
}

/** @throws Error for another file, a wrong passphrase, or a public key that is not this seed's */
export async function openRootKey(signing: Signing, passphrase: string, text: string): Promise<RootKey> {
  const file = JSON.parse(text) as Partial<RootKeyFile>;
  if (file.what !== 'root' || !isSealedSecret(file.sealed)) throw new Error('Not a root key');
  const seed = await openSecret(passphrase, purpose, file.sealed);
  const publicKey = toBase64Url(await signing.publicKey(seed));
  if (publicKey !== file.publicKey) throw new Error('The file names another key');
  return { seed, publicKey };
}
