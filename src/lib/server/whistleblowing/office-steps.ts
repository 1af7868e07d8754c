import { conflict, invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { reasonFits, type ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import { daysAfterStep } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { isClosed, mayBecome, reportStateNames, type ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import { recordWbsAudit } from './audit.ts';
import { markReadUpTo, updateReport } from './case-repository.ts';
import { close, openAgain } from './closing.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { onHeldReport } from './held-case.ts';
import { storeOfficeMessage, type OfficeMessage } from './office-message.ts';

/**
 * Adds a recipient's message: to the reporter (`text`, `proof`), or for the recipients alone (`note`). The first words to the
 * reporter are the acknowledgement.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`, `conflict` when another message came in between
 */
export async function appendMessage(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  sent: OfficeMessage
): Promise<void> {
  await onHeldReport(deps, actor, id, async (tx, report, recipient) => {
    const { kind, messageId } = await storeOfficeMessage(deps, tx, report, recipient, sent, ['text', 'note', 'proof']);
    const isNote = kind === 'note';
    if (!isNote && report.acknowledgedOn === null) {
      await updateReport(tx, report.id, { acknowledgedOn: recipient.today });
    }
    const action = isNote ? 'wbs.note' : 'wbs.message';
    await recordWbsAudit(tx, { at: deps.now(), actor, action, subject: id, details: { message: messageId } });
  });
}

export interface StateChange extends OfficeMessage {
  readonly state: ReportState;
  /** Of a closed state only. */
  readonly reason: ClosingReason | null;
}

/**
 * Changes the state by a signed message of kind `state`, which is what the reporter believes; the column follows it. A closed report
 * that is reviewed again is not counted as closed, and not erased.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`, `conflict` when the state does not allow it
 */
export async function changeState(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  { state, reason, ...sent }: StateChange
): Promise<void> {
  if (!reasonFits(state, reason))
    throw invalid('Pilih alasan penutupan yang sesuai.', { reason: 'Pilih satu alasan.' });
  await onHeldReport(deps, actor, id, async (tx, report, recipient) => {
    if (!mayBecome(report.state, state)) {
      const names = reportStateNames;
      throw conflict(
        `Laporan yang “${names[report.state].id}” tidak dapat menjadi “${names[state].id}”. Muat ulang halamannya.`
      );
    }
    const { messageId, seq } = await storeOfficeMessage(deps, tx, report, recipient, sent, ['state']);
    const { today } = recipient;
    const days = daysAfterStep(report, state, today);
    await updateReport(tx, report.id, days);
    if (isClosed(report.state)) await openAgain(deps, tx, report);
    if (reason !== null) {
      await close(deps, tx, { ...report, ...days }, reason, today);
      // Whoever closes signed that they saw all that was said.
      await markReadUpTo(tx, report.id, recipient.keyIds, seq);
    }
    const action = isClosed(state) ? 'wbs.close' : 'wbs.state';
    const details = { from: report.state, to: state, reason, message: messageId };
    await recordWbsAudit(tx, { at: deps.now(), actor, action, subject: id, details });
  });
}
