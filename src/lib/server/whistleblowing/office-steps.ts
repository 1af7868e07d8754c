import { randomUUID } from 'node:crypto';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import { wbsLimits } from '#lib/domain/settings/setting-readings.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { reasonFits, type ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import { formatHalfYear, halfYearOf } from '#lib/domain/whistleblowing/half-year.ts';
import { daysAfterStep, wasInTime, type ReportDays } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { isClosed, mayBecome, reportStateNames, type ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import { purgeDay } from '#lib/domain/whistleblowing/retention.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import { recordWbsAudit } from './audit.ts';
import { insertStatistics, listCaseMessages, updateReport } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { onHeldReport } from './held-case.ts';
import { storeOfficeMessage, type OfficeMessage } from './office-message.ts';
import { loadReportClock } from './report-clock.ts';
import type { ReportRow } from './report-repository.ts';

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

/** Days a report stays that its reporter asked to close, so that they can still read the answer. */
const daysAfterRequest = 7;

/**
 * Changes the state by a signed message of kind `state`, which is what the reporter believes; the column follows it.
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
    const { messageId } = await storeOfficeMessage(deps, tx, report, recipient, sent, ['state']);
    const { today } = recipient;
    const days = daysAfterStep(report, state, today);
    await updateReport(tx, report.id, { ...days, ...(isClosed(state) && (await closing(tx, reason, today))) });
    if (isClosed(state)) await count(tx, { ...report, ...days }, reason, today);
    const action = isClosed(state) ? 'wbs.close' : 'wbs.state';
    const details = { from: report.state, to: state, reason, message: messageId };
    await recordWbsAudit(tx, { at: deps.now(), actor, action, subject: id, details });
  });

  async function closing(tx: Queryable, closingReason: ClosingReason | null, today: string) {
    const limits = wbsLimits((await readSettings(deps.db))(today));
    const purgeOn = closingReason === 'reporter_asked' ? addDays(today, daysAfterRequest) : purgeDay(today, limits);
    return { closedOn: today, purgeOn, closingReason };
  }

  async function count(tx: Queryable, report: ReportRow & ReportDays, why: ClosingReason | null, today: string) {
    const deadlines = (await loadReportClock(deps.db)).deadlines(report);
    const [first] = await listCaseMessages(tx, report.id);
    await insertStatistics(tx, {
      id: randomUUID(),
      received: formatHalfYear(halfYearOf(report.receivedOn)),
      closed: formatHalfYear(halfYearOf(today)),
      state: report.state,
      reason: why ?? 'unproven',
      mode: first?.mode ?? 'browser',
      acknowledgedInTime: wasInTime('acknowledge', report, deadlines),
      feedbackInTime: wasInTime('feedback', report, deadlines)
    });
  }
}
