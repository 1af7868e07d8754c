import { utf8, type Bytes } from './bytes.ts';
import { keyPairFrom, type KeyPair, type Suite } from './suite.ts';
import type { Signing } from './signature.ts';

/** Everything that follows from the reporter's code; nobody but its holder can make any of it. */
export interface ReporterKeys {
  /** 32 bytes that stand for the code before the server, which keeps their SHA-256 alone. */
  readonly lookup: Bytes;
  readonly keyPair: KeyPair;
  /** Ed25519. */
  readonly signSeed: Bytes;
  readonly verifyKey: Bytes;
}

/**
 * HKDF-SHA-256 with the instance's id as salt. No slow hash: the code has 120 random bits, stretching adds nothing and is
 * unusable without a just-in-time compiler.
 *
 * @param instanceId 32 public random bytes of this installation; another installation makes other keys of the same code
 * @param code 15 bytes
 */
export async function reporterKeys(
  { suite, signing }: { suite: Suite; signing: Signing },
  instanceId: Bytes,
  code: Bytes
): Promise<ReporterKeys> {
  const secret = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveBits']);
  const derive = async (label: string) =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt: instanceId, info: utf8(label) },
        secret,
        256
      )
    );
  const signSeed = await derive('wbs1/sign');
  return {
    lookup: await derive('wbs1/lookup'),
    keyPair: await keyPairFrom(suite, await derive('wbs1/kem')),
    signSeed,
    verifyKey: await signing.publicKey(signSeed)
  };
}
