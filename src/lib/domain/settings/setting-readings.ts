import { gibibyte, mebibyte, type AttachmentBudget } from '#lib/domain/files/attachment-budget.ts';
import { lastDayOfMonth, makeOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { dueMonth, type Period } from '#lib/domain/calendar/period.ts';
import { defaultRules, type PublicationRules } from '#lib/domain/statistics/publication.ts';
import type { WbsLimits } from '#lib/domain/whistleblowing/wbs-limits.ts';
import type { Settings } from './setting-registry.ts';

/** Settings by day: past, today's, and those set for days to come. */
export type SettingsOn = (date: OfficeDate) => Settings;

/** What the public may see. The smallest cell is no setting: it protects people. */
export function publicationRules(settings: Settings): PublicationRules {
  const minimumN = settings['statistics.minimum_n'];
  return {
    minimumN,
    limitedBelow: Math.max(minimumN, settings['statistics.limited_below']),
    smallestCell: defaultRules.smallestCell
  };
}

/** The closing day of a period's round that is still to be made: the one in force when its due month begins. */
export function closingDayOf(settings: SettingsOn, period: Period): number {
  return settings(makeOfficeDate(period.year, dueMonth(period), 1))['surveys.closing_day'];
}

/** Calendar days of grace after a period's due month, as in force on that month's last day. */
export function graceDaysOf(settings: SettingsOn, period: Period): number {
  return settings(lastDayOfMonth(period.year, dueMonth(period)))['plan.grace_days'];
}

/** How much of the database attachments may take. */
export function attachmentBudget(settings: Settings): AttachmentBudget {
  return {
    bytesPerHour: settings['attachments.hourly_megabytes'] * mebibyte,
    diskReserve: settings['attachments.disk_reserve_megabytes'] * mebibyte,
    databaseLimit: settings['attachments.database_limit_gigabytes'] * gibibyte
  };
}

/** The clocks of whistleblowers' reports. */
export function wbsLimits(settings: Settings): WbsLimits {
  return {
    acknowledge: settings['wbs.acknowledge_days'],
    review: settings['wbs.review_days'],
    feedbackMonths: settings['wbs.feedback_months'],
    retentionMonths: settings['wbs.retention_months']
  };
}
