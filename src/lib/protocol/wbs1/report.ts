import { concat, sha256, toBase64Url, utf8, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { Signing } from './signature.ts';
import { openWith, sealTo, type KeyPair, type Sealed, type Suite } from './suite.ts';

/** A recipient's key as the signed key list names it. */
export interface RecipientKey {
  readonly keyId: string;
  readonly publicKey: Bytes;
}

/** A report's private key, sealed to one recipient. */
export interface Wrap extends Sealed {
  readonly keyId: string;
}

/**
 * A report's name follows from its keys (the first 16 bytes of a SHA-256), so that whatever is bound to the name is bound to the
 * keys: a report cannot be given another reporter or another key pair.
 */
export async function reportIdOf(reportKey: Bytes, reporterKey: Bytes, reporterVerifyKey: Bytes): Promise<Bytes> {
  const hash = await sha256(concat(utf8('wbs1/id'), reportKey, reporterKey, reporterVerifyKey));
  return hash.slice(0, 16);
}

const wrapInfo = utf8('wbs1/wrap');
const wrapAad = (reportId: Bytes, keyId: string, keyListHash: Bytes) =>
  canonicalBytes({ reportId: toBase64Url(reportId), keyId, keyList: toBase64Url(keyListHash) });

export interface WrapPlace {
  readonly reportId: Bytes;
  /** SHA-256 of the key list the recipient was taken from. */
  readonly keyListHash: Bytes;
}

/** Seals the report's private key to one recipient, for this report and this key list only. */
export async function wrapReportKey(
  suite: Suite,
  { reportId, keyListHash }: WrapPlace,
  reportKey: KeyPair,
  recipient: RecipientKey
): Promise<Wrap> {
  const sealed = await sealTo(suite, recipient.publicKey, {
    info: wrapInfo,
    aad: wrapAad(reportId, recipient.keyId, keyListHash),
    plain: reportKey.privateKey
  });
  return { keyId: recipient.keyId, ...sealed };
}

/** @throws Error for a wrap of another report, another recipient or another key list */
export function unwrapReportKey(
  suite: Suite,
  { reportId, keyListHash }: WrapPlace,
  wrap: Wrap,
  privateKey: Bytes
): Promise<Bytes> {
  return openWith(suite, privateKey, {
    info: wrapInfo,
    aad: wrapAad(reportId, wrap.keyId, keyListHash),
    sealed: wrap
  });
}

/** What a report is and whom it is for, as its reporter signs it. */
export interface ReportTerms extends WrapPlace {
  readonly reportKey: Bytes;
  /** Ids of the keys it is sealed to: nobody can take one away, or add one, without being seen. */
  readonly recipients: readonly string[];
}

/** In one order, each once. */
export const sortedRecipients = (keyIds: readonly string[]): string[] => [...new Set(keyIds)].sort();

async function reportStatement({ reportId, reportKey, keyListHash, recipients }: ReportTerms): Promise<Bytes> {
  const named = await sha256(canonicalBytes(sortedRecipients(recipients)));
  return concat(utf8('wbs1/report'), reportId, reportKey, keyListHash, named);
}

/** The reporter's word that this key pair, under this key list and for these recipients, is theirs. */
export async function signReport(signing: Signing, signSeed: Bytes, terms: ReportTerms): Promise<Bytes> {
  return signing.sign(signSeed, await reportStatement(terms));
}

/** False as well when the report's name does not follow from its keys. */
export async function verifyReport(
  signing: Signing,
  report: ReportTerms & { reporterKey: Bytes; reporterVerifyKey: Bytes; signature: Bytes }
): Promise<boolean> {
  const named = await reportIdOf(report.reportKey, report.reporterKey, report.reporterVerifyKey);
  if (toBase64Url(named) !== toBase64Url(report.reportId)) return false;
  return signing.verify(report.reporterVerifyKey, await reportStatement(report), report.signature);
}
