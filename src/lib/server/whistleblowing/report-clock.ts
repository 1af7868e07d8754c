import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import { wbsLimits, type SettingsOn } from '#lib/domain/settings/setting-readings.ts';
import {
  openDuties,
  reportDeadlines,
  type Conversation,
  type OpenDuty,
  type ReportDays,
  type ReportDeadlines
} from '#lib/domain/whistleblowing/report-deadlines.ts';
import { loadCalendar } from '#lib/server/calendar/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { readSettings } from '#lib/server/settings/service.ts';

/** Reads deadlines as the holidays and the settings of each report's first day make them. */
export interface ReportClock {
  readonly deadlines: (days: ReportDays) => ReportDeadlines;
  readonly duties: (days: ReportDays, conversation: Conversation, today: OfficeDate) => OpenDuty[];
}

export async function loadReportClock(db: Queryable): Promise<ReportClock> {
  return reportClock(await loadCalendar(db), await readSettings(db));
}

function reportClock(calendar: WorkingCalendar, settings: SettingsOn): ReportClock {
  const limitsOf = ({ receivedOn }: ReportDays) => wbsLimits(settings(receivedOn));
  const deadlines = (days: ReportDays) => reportDeadlines(days, calendar, limitsOf(days));
  return {
    deadlines,
    duties: (days, conversation, today) =>
      openDuties(days, deadlines(days), conversation, { today, calendar, limits: limitsOf(days) })
  };
}
