import { concat, fromBase64Url, toBase64Url, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { Signing } from './signature.ts';

/** That a report came to an office on a day; it stands alone, for whoever has the recipient's public key. */
export interface Filing {
  readonly office: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `messageHash` of the report's first message: which report, and nothing of what it says. */
  readonly report: string;
}

const statement = ({ office, day, report }: Filing): Bytes =>
  concat(utf8('wbs1/filing'), canonicalBytes({ office, day, report }));

/** @returns base64url */
export const signFiling = async (signing: Signing, signSeed: Bytes, filing: Filing): Promise<string> =>
  toBase64Url(await signing.sign(signSeed, statement(filing)));

/** @param signature base64url, as it came; what is none is refused */
export async function verifyFiling(
  signing: Signing,
  verifyKey: Bytes,
  filing: Filing,
  signature: string
): Promise<boolean> {
  try {
    return await signing.verify(verifyKey, statement(filing), fromBase64Url(signature));
  } catch {
    return false;
  }
}
