import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { formatMonth, monthTitle, type Month } from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { ChartDrawing } from '#lib/domain/charts/chart-drawing.ts';
import { categories, categoryNames } from '#lib/domain/complaints/category.ts';
import { complaintChannelNames, complaintChannels } from '#lib/domain/complaints/complaint-channel.ts';
import {
  columnsFor,
  matrixColumnNames,
  matrixRows,
  type MatrixColumn,
  type MatrixSetting
} from '#lib/domain/complaints/recap-matrix.ts';
import {
  isNil,
  recapFigureNames,
  recapFigures,
  recapFigureText,
  recapMessage,
  recapReckoning
} from '#lib/domain/complaints/recap-words.ts';
import type { MonthRecap, RecapCounts } from '#lib/domain/complaints/recap.ts';
import { formatCount, formatPercent } from '#lib/domain/statistics/number-format.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import type { FrozenRecap } from './recap.ts';

const complaintWord: Localized = { id: 'pengaduan', en: 'complaints' };
const groupTitles = {
  category: { id: 'Menurut kategori', en: 'By category' },
  channel: { id: 'Menurut kanal', en: 'By channel' }
} satisfies Record<string, Localized>;

interface NamedCount {
  readonly label: Localized;
  readonly count: number;
}

/** Most first; of equal ones, and those without any, in the order of the form. */
const byCount = (entries: NamedCount[]) => entries.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);

export function countGroups({ byCategory, byChannel }: RecapCounts) {
  const ofCategory = categories.map((code) => ({ label: categoryNames[code], count: byCategory[code] }));
  const ofChannel = complaintChannels.map((code) => ({ label: complaintChannelNames[code], count: byChannel[code] }));
  return [
    { title: groupTitles.category, bars: byCount(ofCategory) },
    { title: groupTitles.channel, bars: byCount(ofChannel) }
  ];
}

/** Null where there is nothing to draw. */
export function recapDrawing(recap: RecapCounts): Extract<ChartDrawing, { kind: 'counts' }> | null {
  if (recap.toFollowUp === 0) return null;
  return { kind: 'counts', data: { unit: complaintWord, groups: countGroups(recap) } };
}

/** `Menurut kategori dan kanal, November 2026; 12 pengaduan yang harus ditindaklanjuti` */
export function recapSubtitle(recap: MonthRecap, locale: Locale): string {
  const [title, count] = [monthTitle(recap, locale), formatCount(recap.toFollowUp, locale)];
  return locale === 'id'
    ? `Menurut kategori dan kanal, ${title}: ${count} pengaduan yang harus ditindaklanjuti`
    : `By category and channel, ${title}: ${count} complaints to be followed up`;
}

export function presentFigures(recap: RecapCounts, locale: Locale) {
  return recapFigures.map((key) => ({
    key,
    label: recapFigureNames[key][locale],
    value: recapFigureText(recap, key, locale)
  }));
}

export function presentReckoning(recap: RecapCounts, locale: Locale) {
  return recapReckoning(recap).map(({ label, value, level, isSum }) => ({
    label: label[locale],
    value: formatCount(value, locale),
    level,
    isSum
  }));
}

const dateColumns: readonly MatrixColumn[] = ['receivedOn', 'endedOn'];
const numberColumns: readonly MatrixColumn[] = ['number', 'workingDays'];

/** The matrix as a page or a letter shows it: every cell a text. */
export function presentMatrix(recap: MonthRecap, setting: MatrixSetting) {
  const { audience, locale } = setting;
  const columns = columnsFor(audience);
  return {
    columns: columns.map((key) => ({
      key,
      label: matrixColumnNames[key][locale],
      isNumber: numberColumns.includes(key)
    })),
    rows: matrixRows(recap, setting).map((row) => ({
      key: String(row.registerNumber),
      cells: columns.map((column) => {
        const value = row[column];
        if (value === null) return '';
        return dateColumns.includes(column) ? formatDate(String(value), locale) : String(value);
      })
    }))
  };
}

function presentMonth(recap: MonthRecap, setting: MatrixSetting) {
  const { locale } = setting;
  const drawing = recapDrawing(recap);
  return {
    month: formatMonth(recap),
    title: monthTitle(recap, locale),
    message: recapMessage(recap, locale),
    isNil: isNil(recap),
    figures: presentFigures(recap, locale),
    reckoning: presentReckoning(recap, locale),
    answered: formatCount(recap.answered, locale),
    answeredOnTime: formatCount(recap.answeredOnTime, locale),
    chart: drawing && { drawing, subtitle: recapSubtitle(recap, locale) },
    groups: countGroups(recap).map(({ title, bars }) => ({
      title: title[locale],
      rows: bars.map(({ label, count }) => ({ label: label[locale], count: formatCount(count, locale) }))
    })),
    matrix: presentMatrix(recap, setting)
  };
}

/** A frozen month for everybody. */
export function presentPublicRecap(
  { recap, version, frozenAt }: FrozenRecap,
  summaries: MatrixSetting['summaries'],
  locale: Locale
) {
  return {
    ...presentMonth(recap, { audience: 'public', locale, isRunning: false, summaries }),
    frozenOn: formatDate(officeDateAt(frozenAt.getTime()), locale),
    version
  };
}

/** A month for the office; of a running one the figures of now. */
export function presentStaffMonth(recap: MonthRecap, summaries: MatrixSetting['summaries'], isRunning: boolean) {
  return presentMonth(recap, { audience: 'staff', locale: 'id', isRunning, summaries });
}

/** One line of a list of months. */
export function presentMonthLine(recap: RecapCounts & Month, version: number | null, locale: Locale) {
  const rate = (value: number | null) => (value === null ? '–' : formatPercent(value, locale));
  return {
    month: formatMonth(recap),
    title: monthTitle(recap, locale),
    isNil: isNil(recap),
    received: formatCount(recap.received, locale),
    toFollowUp: formatCount(recap.toFollowUp, locale),
    inProcess: formatCount(recap.inProcess, locale),
    done: formatCount(recap.done, locale),
    doneRate: rate(recap.doneRate),
    onTimeRate: rate(recap.onTimeRate),
    version
  };
}
