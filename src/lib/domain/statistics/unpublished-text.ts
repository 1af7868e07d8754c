import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { dueMonthText } from '#lib/domain/calendar/due-month-text.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { periodName, type Period } from '#lib/domain/calendar/period.ts';
import { publicationDueOn, type RoundDates, type RoundStatus } from '#lib/domain/surveys/round.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';

/** Why a quarter has no public result, and by when it will have one; nothing is promised that is overdue. */
export function unpublishedText(
  round: RoundDates & { readonly period: Period },
  status: RoundStatus,
  today: OfficeDate,
  locale: Locale
): string {
  const { period } = round;
  const [name, opens, closes] = [
    periodName(period, locale),
    formatDate(round.opensOn, locale),
    formatDate(round.closesOn, locale)
  ];
  const isOverdue = today > publicationDueOn(period, 0);
  if (locale === 'id') {
    const by = isOverdue
      ? 'Hasilnya belum diumumkan.'
      : `Hasilnya kami umumkan paling lambat akhir ${dueMonthText(period, 'id')}.`;
    if (status === 'planned') return `Survei ${name} dibuka ${opens}. ${by}`;
    if (status === 'open') return `Survei ${name} masih berjalan sampai ${closes}. ${by}`;
    return `Survei ${name} ditutup ${closes}. ${by}`;
  }
  const by = isOverdue
    ? 'Its result is not published yet.'
    : `We publish its result by the end of ${dueMonthText(period, 'en')}.`;
  if (status === 'planned') return `The survey of ${name} opens on ${opens}. ${by}`;
  if (status === 'open') return `The survey of ${name} runs until ${closes}. ${by}`;
  return `The survey of ${name} closed on ${closes}. ${by}`;
}
