import { concat, fromBase64Url, sha256, toBase64Url, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes, type Plain } from './canonical.ts';
import type { Signing } from './signature.ts';

/** What a recipient may do to their own key or part in a report only with the key itself: neither a session nor an admin's reset is enough. */
export type Deed =
  /** Another sealed form of the same key in place of a former one; both by `contentHash`, so that no old deed fits again. */
  | { readonly deed: 'reseal'; readonly keyId: string; readonly former: string; readonly next: string }
  /** What the recipient's browser remembers; versions only rise. */
  | { readonly deed: 'memory'; readonly keyId: string; readonly version: number; readonly next: string }
  | { readonly deed: 'recuse'; readonly keyId: string; readonly reportId: string };

const statement = (deed: Deed): Bytes => concat(utf8('wbs1/deed'), canonicalBytes({ ...deed }));

/** SHA-256 of the canonical JSON, base64url. @throws RangeError for numbers that are not whole */
export const contentHash = async (value: unknown): Promise<string> =>
  toBase64Url(await sha256(canonicalBytes(value as Plain)));

/** @returns base64url */
export const signDeed = async (signing: Signing, signSeed: Bytes, deed: Deed): Promise<string> =>
  toBase64Url(await signing.sign(signSeed, statement(deed)));

/** @param proof base64url, as it came; what is none is refused */
export async function verifyDeed(signing: Signing, verifyKey: Bytes, deed: Deed, proof: string): Promise<boolean> {
  try {
    return await signing.verify(verifyKey, statement(deed), fromBase64Url(proof));
  } catch {
    return false;
  }
}
