import type { WireMessage, WireReport, WireWrap } from '#lib/protocol/wbs1/wire.ts';
import type { WrapRow } from './case-repository.ts';
import { keyIdsOf, wireMessageOf, type MessageRow } from './message-row.ts';
import type { ReportRow } from './report-repository.ts';

/** Rows of a report as whoever opens it gets them: sealed, and as they were signed. */

export interface CaseMessage {
  readonly message: WireMessage;
  /** Key of the recipient who signed; null for the reporter. */
  readonly signedBy: string | null;
  readonly hash: string;
  readonly day: string;
}

const text = (bytes: Buffer): string => bytes.toString('base64url');

/** Without what opens its mailbox. */
export function wireReportOf(row: ReportRow): Omit<WireReport, 'lookupHash'> {
  return {
    id: text(row.id),
    alg: 'wbs1',
    reportKey: text(row.reportKey),
    reporterKey: text(row.reporterKey),
    reporterVerifyKey: text(row.reporterVerifyKey),
    keyListHash: text(row.keyListHash),
    recipients: keyIdsOf(row.recipients),
    signature: text(row.signature)
  };
}

export const wireWrapOf = ({ keyId, enc, ct, keyListHash }: WrapRow): WireWrap & { readonly keyListHash: string } => ({
  keyId: text(keyId),
  enc: text(enc),
  ct: text(ct),
  keyListHash: text(keyListHash)
});

const caseMessageOf = (row: MessageRow): CaseMessage => ({
  message: wireMessageOf(row),
  signedBy: row.signedBy && text(row.signedBy),
  hash: text(row.hash),
  day: row.day
});

/** Who holds the report, and from whom they have it; null: from the reporter. */
export const holderOf = ({ keyId, grantedBy }: WrapRow) => ({
  keyId: text(keyId),
  grantedBy: grantedBy && text(grantedBy)
});

/** The reporter's and the office's words, and the recipients' notes: two strands with a chain each. */
export function strandsOf(rows: readonly MessageRow[]): {
  readonly messages: readonly CaseMessage[];
  readonly notes: readonly CaseMessage[];
} {
  const isNote = ({ kind }: MessageRow) => kind === 'note';
  return {
    messages: rows.filter((row) => !isNote(row)).map(caseMessageOf),
    notes: rows.filter(isNote).map(caseMessageOf)
  };
}
