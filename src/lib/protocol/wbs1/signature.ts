import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, type Bytes } from './bytes.ts';

/** Ed25519 (RFC 8032): 32-byte seeds and public keys, 64-byte signatures. */
export interface Signing {
  readonly publicKey: (seed: Bytes) => Promise<Bytes>;
  readonly sign: (seed: Bytes, message: Bytes) => Promise<Bytes>;
  readonly verify: (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;
}

/** PKCS #8 of an Ed25519 private key (RFC 8410 §7) but for the seed at its end. */
const pkcs8 = new Uint8Array([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);

const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

/** In JavaScript, for browsers that lack Ed25519. */
export const scriptSigning: Signing = {
  publicKey: (seed) => Promise.resolve(own(ed25519.getPublicKey(seed))),
  sign: (seed, message) => Promise.resolve(own(ed25519.sign(message, seed))),
  // The stricter of the two ways to verify, as WebCrypto does it.
  verify: (publicKey, message, signature) => {
    try {
      return Promise.resolve(ed25519.verify(signature, message, publicKey, { zip215: false }));
    } catch {
      return Promise.resolve(false);
    }
  }
};

/** By the browser itself. The public key is derived in JavaScript: WebCrypto exports none from an imported seed. */
export const nativeSigning: Signing = {
  publicKey: scriptSigning.publicKey,
  sign: async (seed, message) => {
    const key = await crypto.subtle.importKey('pkcs8', concat(pkcs8, seed), { name: 'Ed25519' }, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message));
  },
  verify: async (publicKey, message, signature) => {
    try {
      const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
      return await crypto.subtle.verify('Ed25519', key, signature, message);
    } catch {
      return false;
    }
  }
};

export async function findSigning(): Promise<Signing> {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return nativeSigning;
  } catch {
    return scriptSigning;
  }
}
