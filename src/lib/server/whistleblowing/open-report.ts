import { notFound } from '#lib/domain/errors.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { PurgeHold } from '#lib/domain/whistleblowing/retention.ts';
import type { OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { nextStates, type ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import type { WireMessage, WireReport, WireWrap } from '#lib/protocol/wbs1/wire.ts';
import { recordWbsAudit } from './audit.ts';
import { listRecordedMessages } from './audit-repository.ts';
import {
  listCaseFiles,
  listCaseMessages,
  listWraps,
  markReadUpTo,
  type CaseFileRow,
  type WrapRow
} from './case-repository.ts';
import { listPurgeHolds } from './closed-report.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { findChunk } from './file-repository.ts';
import { onHeldReport } from './held-case.ts';
import { keyIdsOf, wireMessageOf, type MessageRow } from './message-row.ts';
import { conversationOf } from './conversation.ts';
import { loadReportClock } from './report-clock.ts';
import type { ReportRow } from './report-repository.ts';
import { findLastLook } from './trail-repository.ts';

export interface CaseMessage {
  readonly message: WireMessage;
  /** Key of the recipient who signed; null for the reporter. */
  readonly signedBy: string | null;
  readonly hash: string;
  readonly day: string;
}

export interface OpenedReport {
  /** Without what opens its mailbox. */
  readonly report: Omit<WireReport, 'lookupHash'>;
  readonly state: ReportState;
  readonly closingReason: ClosingReason | null;
  readonly receivedOn: string;
  readonly acknowledgedOn: string | null;
  readonly closedOn: string | null;
  readonly purgeOn: string | null;
  /** Its day has come, and this keeps it. */
  readonly heldBack: PurgeHold | null;
  readonly quarantined: boolean;
  /** The report's key, sealed to the actor's keys; each under the list it names. */
  readonly wraps: readonly (WireWrap & { readonly keyListHash: string })[];
  /** Both sides, in order. */
  readonly messages: readonly CaseMessage[];
  /** The office's own, in order; a chain of their own. */
  readonly notes: readonly CaseMessage[];
  readonly files: readonly {
    readonly fileId: string;
    readonly messageId: string;
    readonly size: number;
    readonly complete: boolean;
  }[];
  /** Keys that hold the report, the actor's own included. */
  /** Newest message that one of the actor's keys is marked to have opened. */
  readonly readSeq: number;
  /** Ids of messages that the trail names; one that is not among the messages was taken away. */
  readonly recorded: readonly string[];
  readonly holders: readonly { readonly keyId: string; readonly grantedBy: string | null }[];
  readonly duties: readonly OpenDuty[];
  readonly nextStates: readonly ReportState[];
}

const text = (bytes: Buffer): string => bytes.toString('base64url');

/** Everything of a report that the actor's browser needs; the server opens none of it. @throws DomainError `not_found` */
export async function openReport(deps: WhistleblowingDependencies, actor: Actor, id: string): Promise<OpenedReport> {
  const clock = await loadReportClock(deps.db);
  const { opened, report, keyIds } = await onHeldReport(deps, actor, id, async (tx, report, recipient) => {
    const { keys, keyIds, today } = recipient;
    const messages = await listCaseMessages(tx, report.id);
    const wraps = await listWraps(tx, report.id);
    const files = await listCaseFiles(tx, report.id);
    const recorded = await listRecordedMessages(tx, id);
    await recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.open', subject: id });
    const isOwn = ({ keyId }: WrapRow) => keys.some((key) => key.keyId === text(keyId));
    const opened = {
      report: wireReportOf(report),
      state: report.state,
      closingReason: report.closingReason,
      receivedOn: report.receivedOn,
      acknowledgedOn: report.acknowledgedOn,
      closedOn: report.closedOn,
      purgeOn: report.purgeOn,
      quarantined: report.quarantined,
      wraps: wraps.filter(isOwn).map(wireWrapOf),
      messages: messages.filter(({ kind }) => kind !== 'note').map(caseMessageOf),
      notes: messages.filter(({ kind }) => kind === 'note').map(caseMessageOf),
      files: files.map(caseFileOf),
      readSeq: Math.max(0, ...wraps.filter(isOwn).map(({ readSeq }) => readSeq)),
      recorded,
      holders: wraps.map(({ keyId, grantedBy }) => ({ keyId: text(keyId), grantedBy: grantedBy && text(grantedBy) })),
      duties: clock.duties(report, conversationOf(messages), today),
      nextStates: nextStates(report.state)
    };
    return { opened, report, keyIds };
  });
  const [heldBack = null] = (await listPurgeHolds(deps, keyIds, [report])).values();
  return { ...opened, heldBack };
}

/** Notes that the actor's browser opened the reporter's messages up to a number. @throws DomainError `not_found` */
export async function markRead(deps: WhistleblowingDependencies, actor: Actor, id: string, seq: number): Promise<void> {
  await onHeldReport(deps, actor, id, async (tx, report, { keyIds }) => {
    const conversation = (await listCaseMessages(tx, report.id)).filter(({ kind }) => kind !== 'note');
    const newest = conversation.at(-1)?.seq ?? 0;
    await markReadUpTo(tx, report.id, keyIds, Math.min(Math.max(0, Math.trunc(seq) || 0), newest));
  });
}

/** One sealed chunk of a file; the trail names the file once after each opening of the report, whichever chunk comes first. @throws DomainError `not_found` */
export async function readFileChunk(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  { fileId, number }: { readonly fileId: string; readonly number: number }
): Promise<Buffer> {
  return onHeldReport(deps, actor, id, async (tx, report) => {
    const file = (await listCaseFiles(tx, report.id)).find((one) => text(one.id) === fileId);
    const chunk = file && Number.isInteger(number) ? await findChunk(tx, file.id, number) : undefined;
    if (!chunk) throw notFound('Bagian lampiran itu tidak ada, atau belum sampai.');
    const isNoted = (await findLastLook(tx, { actorName: actorName(actor), reportId: id, fileId })) === 'wbs.file';
    if (!isNoted) {
      await recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.file', subject: id, details: { file: fileId } });
    }
    return chunk;
  });
}

/** The actor made a file of this report for another body; the file itself never was here. @throws DomainError `not_found` */
export async function recordExport(deps: WhistleblowingDependencies, actor: Actor, id: string): Promise<void> {
  await onHeldReport(deps, actor, id, (tx) =>
    recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.export', subject: id })
  );
}

function wireReportOf(row: ReportRow): Omit<WireReport, 'lookupHash'> {
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

const wireWrapOf = ({ keyId, enc, ct, keyListHash }: WrapRow) => ({
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

const caseFileOf = ({ id, messageId, size, arrived }: CaseFileRow) => ({
  fileId: text(id),
  messageId: text(messageId),
  size,
  complete: arrived === size
});
