import { randomUUID } from 'node:crypto';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { conflict } from '#lib/domain/errors.ts';
import { wbsLimits } from '#lib/domain/settings/setting-readings.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import { formatHalfYear, halfYearOf } from '#lib/domain/whistleblowing/half-year.ts';
import { wasInTime } from '#lib/domain/whistleblowing/report-deadlines.ts';
import { purgeDay } from '#lib/domain/whistleblowing/retention.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import { deleteStatisticsOf, insertStatistics, listCaseMessages, updateReport } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { purgeListOf, purgeMark, readPurged } from './purge-list.ts';
import { loadReportClock } from './report-clock.ts';
import type { ReportRow } from './report-repository.ts';

/** Counts a report, and names the day from which on it is erased. @param report with the days and the state it has now */
export async function close(
  deps: WhistleblowingDependencies,
  tx: Queryable,
  report: ReportRow,
  reason: ClosingReason,
  today: OfficeDate
): Promise<void> {
  const statisticsId = randomUUID();
  const deadlines = (await loadReportClock(deps.db)).deadlines(report);
  const [first] = await listCaseMessages(tx, report.id);
  await insertStatistics(tx, {
    id: statisticsId,
    received: formatHalfYear(halfYearOf(report.receivedOn)),
    closed: formatHalfYear(halfYearOf(today)),
    state: report.state,
    reason,
    mode: first?.mode ?? 'browser',
    acknowledgedInTime: wasInTime('acknowledge', report, deadlines),
    feedbackInTime: wasInTime('feedback', report, deadlines)
  });
  const purgeOn = purgeDay(today, reason, wbsLimits((await readSettings(deps.db))(today)));
  await updateReport(tx, report.id, { closedOn: today, purgeOn, closingReason: reason, statisticsId });
}

/**
 * Takes a report out of the figures of closed ones, and out of reach of the purge.
 *
 * @throws DomainError `conflict` for one that stands on the list of erased ones: a purge of it was cut off, and the next one ends it
 */
export async function openAgain(
  { config }: Pick<WhistleblowingDependencies, 'config'>,
  tx: Queryable,
  report: ReportRow
): Promise<void> {
  if ((await readPurged(purgeListOf(config.keyFile))).has(purgeMark(report.id))) {
    throw conflict('Masa simpan laporan ini sudah habis dan penghapusannya sedang berjalan; tidak dapat dibuka lagi.');
  }
  await deleteStatisticsOf(tx, report.id);
  await updateReport(tx, report.id, { closedOn: null, purgeOn: null, closingReason: null, statisticsId: null });
}
