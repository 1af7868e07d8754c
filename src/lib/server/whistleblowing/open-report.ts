import { notFound } from '#lib/domain/errors.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { OpenDuty } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { nextStates, type ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import type { WireReport, WireWrap } from '#lib/protocol/wbs1/wire.ts';
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
import { holderOf, strandsOf, wireReportOf, wireWrapOf, type CaseMessage } from './case-rows.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { findChunk } from './file-repository.ts';
import { onHeldReport } from './held-case.ts';
import { conversationOf } from './conversation.ts';
import { loadReportClock } from './report-clock.ts';
import { recusedKeys } from './recusals.ts';
import { findLastLook } from './trail-repository.ts';

export interface OpenedReport {
  /** Without what opens its mailbox. */
  readonly report: Omit<WireReport, 'lookupHash'>;
  readonly state: ReportState;
  readonly closingReason: ClosingReason | null;
  readonly receivedOn: string;
  readonly acknowledgedOn: string | null;
  readonly closedOn: string | null;
  readonly purgeOn: string | null;
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
  /** Newest message that one of the actor's keys is marked to have opened. */
  readonly readSeq: number;
  /** Ids of messages that the trail names; one that is not among the messages was taken away. */
  readonly recorded: readonly string[];
  /** Keys of those who declared a conflict of interest: nobody gives it back to them. */
  readonly recused: readonly string[];
  /** Keys that hold the report, the actor's own included. */
  readonly holders: readonly { readonly keyId: string; readonly grantedBy: string | null }[];
  readonly duties: readonly OpenDuty[];
  readonly nextStates: readonly ReportState[];
}

const text = (bytes: Buffer): string => bytes.toString('base64url');

/** Everything of a report that the actor's browser needs; the server opens none of it. @throws DomainError `not_found` */
export async function openReport(deps: WhistleblowingDependencies, actor: Actor, id: string): Promise<OpenedReport> {
  const clock = await loadReportClock(deps.db);
  return onHeldReport(deps, actor, id, async (tx, report, { keys, today }) => {
    const messages = await listCaseMessages(tx, report.id);
    const wraps = await listWraps(tx, report.id);
    const files = await listCaseFiles(tx, report.id);
    const recorded = await listRecordedMessages(tx, id);
    await recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.open', subject: id });
    const isOwn = ({ keyId }: WrapRow) => keys.some((key) => key.keyId === text(keyId));
    return {
      report: wireReportOf(report),
      state: report.state,
      closingReason: report.closingReason,
      receivedOn: report.receivedOn,
      acknowledgedOn: report.acknowledgedOn,
      closedOn: report.closedOn,
      purgeOn: report.purgeOn,
      quarantined: report.quarantined,
      wraps: wraps.filter(isOwn).map(wireWrapOf),
      ...strandsOf(messages),
      files: files.map(caseFileOf),
      readSeq: Math.max(0, ...wraps.filter(isOwn).map(({ readSeq }) => readSeq)),
      recorded,
      recused: await recusedKeys(deps, tx, id),
      holders: wraps.map(holderOf),
      duties: clock.duties(report, conversationOf(messages), today),
      nextStates: nextStates(report.state)
    };
  });
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

const caseFileOf = ({ id, messageId, size, arrived }: CaseFileRow) => ({
  fileId: text(id),
  messageId: text(messageId),
  size,
  complete: arrived === size
});
