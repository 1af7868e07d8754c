import { addQuarters, formatPeriod, periodName, type Period } from '#lib/domain/calendar/period.ts';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { channels, type Channel } from '#lib/domain/surveys/response.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Change } from './change.ts';
import { changeSentence, changeWords } from './message.ts';
import { formatCount, formatHundredths } from './number-format.ts';
import type { SurveyResult } from './result.ts';

/** One quarter in a table of an index, formatted. */
export interface QuarterRow {
  /** Address without a language prefix. */
  readonly href: string;
  /** `Triwulan III Tahun 2026` */
  readonly period: string;
  /** `86,31`; null where only counts are shown. */
  readonly value: string | null;
  /** Grade in words; null without an index. */
  readonly grade: string | null;
  /** `84,10–88,52` */
  readonly interval: string | null;
  readonly n: string;
  readonly limited: boolean;
  /** `Naik 2,10`, since the quarter before; null where the two do not compare. */
  readonly change: string | null;
}

export interface ItemRow {
  readonly key: string;
  /** Place in the form. */
  readonly no: number;
  readonly label: string;
  /** Null: answered by a small group, or hidden with one. */
  readonly n: string | null;
  readonly mean: string | null;
  readonly value100: string | null;
  readonly grade: string | null;
  /** 1 = the lowest mean. */
  readonly rank: number | null;
}

export interface ChannelRow {
  readonly channel: Channel;
  /** Null: a small group that is not shown. */
  readonly n: string | null;
}

interface Quarter {
  readonly period: Period;
  readonly result: SurveyResult;
  readonly change: Change | null;
}

export function resultPath(slug: SurveySlug, period?: Period): string {
  return period ? `/hasil/${slug}/${formatPeriod(period)}` : `/hasil/${slug}`;
}

export function quarterRow({ period, result, change }: Quarter, locale: Locale): QuarterRow {
  const { index, n, reliability, survey } = result;
  return {
    href: resultPath(survey, period),
    period: periodName(period, locale),
    value: index && formatHundredths(index.value, locale),
    grade: index && index.grade.label[locale],
    interval: intervalText(result, locale),
    n: formatCount(n, locale),
    limited: index !== null && reliability === 'limited',
    change: (change && changeWords(change, locale)) ?? null
  };
}

export function intervalText({ index }: SurveyResult, locale: Locale): string | null {
  if (!index?.interval) return null;
  return `${formatHundredths(index.interval.low, locale)}–${formatHundredths(index.interval.high, locale)}`;
}

/** The change since the quarter before `period`; null where the two do not compare. */
export function changeText(change: Change | null, period: Period, locale: Locale): string | null {
  return (change && changeSentence(change, periodName(addQuarters(period, -1), locale), locale)) ?? null;
}

/** In the order of the form; empty where the items are kept back. */
export function itemRows(
  instrument: Pick<Instrument, 'items' | 'grades'>,
  result: SurveyResult,
  locale: Locale
): ItemRow[] {
  const asked = new Map(instrument.items.map((item) => [item.key, item]));
  const gradeText = (code: string) => {
    const grade = instrument.grades.find((candidate) => candidate.code === code);
    return grade ? `${code} – ${grade.label[locale]}` : code;
  };
  return result.items
    .map((item) => ({
      key: item.key,
      no: asked.get(item.key)?.formNo ?? 0,
      label: asked.get(item.key)?.element[locale] ?? item.key,
      n: item.n === null ? null : formatCount(item.n, locale),
      mean: item.mean === null ? null : formatHundredths(item.mean, locale),
      value100: item.value100 === null ? null : formatHundredths(item.value100, locale),
      grade: item.grade && gradeText(item.grade),
      rank: item.rank
    }))
    .sort((a, b) => a.no - b.no);
}

export function channelRows({ channels: counts }: SurveyResult, locale: Locale): ChannelRow[] {
  return channels.map((channel) => {
    const n = counts[channel];
    return { channel, n: n === null ? null : formatCount(n, locale) };
  });
}
