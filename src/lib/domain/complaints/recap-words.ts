import { monthTitle, type Month } from '#lib/domain/calendar/month.ts';
import { formatCount, formatPercent } from '#lib/domain/statistics/number-format.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import type { RecapCounts } from './recap.ts';

/** The infographic's numbers (regulations.md §3.3), in the order a reader asks for them. */
export const recapFigures = ['received', 'toFollowUp', 'inProcess', 'done', 'doneRate', 'onTimeRate'] as const;
export type RecapFigure = (typeof recapFigures)[number];

export const recapFigureNames: Readonly<Record<RecapFigure, Localized>> = {
  received: { id: 'Masuk bulan ini', en: 'Came in this month' },
  toFollowUp: { id: 'Harus ditindaklanjuti', en: 'To be followed up' },
  inProcess: { id: 'Diproses', en: 'In process' },
  done: { id: 'Selesai', en: 'Done' },
  doneRate: { id: 'Selesai dari yang harus ditindaklanjuti', en: 'Done, of those to be followed up' },
  onTimeRate: { id: 'Ditanggapi tepat waktu', en: 'Answered in time' }
};

/** Nothing was open, came in or ended: `nihil`. */
export function isNil({ carriedOver, received, rejectedOrWithdrawn }: RecapCounts): boolean {
  return carriedOver + received + rejectedOrWithdrawn === 0;
}

/** A figure as written: `12`, `66,67%`; a share of nothing is a dash, never a zero. */
export function recapFigureText(recap: RecapCounts, figure: RecapFigure, locale: Locale): string {
  const value = recap[figure];
  if (value === null) return '–';
  return figure === 'doneRate' || figure === 'onTimeRate' ? formatPercent(value, locale) : formatCount(value, locale);
}

/** The month in one sentence, without full stop. */
export function recapMessage(recap: RecapCounts & Month, locale: Locale): string {
  const title = monthTitle(recap, locale);
  const { toFollowUp, inProcess, done, rejectedOrWithdrawn } = recap;
  const count = (value: number) => formatCount(value, locale);
  if (isNil(recap)) {
    return locale === 'id' ? `${title}: nihil, tidak ada pengaduan` : `${title}: nil, there was no complaint`;
  }
  if (toFollowUp === 0) {
    return locale === 'id'
      ? `${title}: ${count(rejectedOrWithdrawn)} pengaduan ditolak atau dicabut, tidak ada yang harus ditindaklanjuti`
      : `${title}: ${count(rejectedOrWithdrawn)} complaints were rejected or withdrawn, none is left to follow up`;
  }
  if (inProcess === 0) {
    return locale === 'id'
      ? `Semua ${count(toFollowUp)} pengaduan bulan ${title} selesai ditindaklanjuti`
      : `All ${count(toFollowUp)} complaints of ${title} are done`;
  }
  return locale === 'id'
    ? `${count(done)} dari ${count(toFollowUp)} pengaduan bulan ${title} selesai, ${count(inProcess)} masih diproses`
    : `${count(done)} of ${count(toFollowUp)} complaints of ${title} are done, ${count(inProcess)} still in process`;
}

/** One line of the reckoning; a part stands indented under its sum. */
export interface RecapLine {
  readonly label: Localized;
  readonly value: number;
  readonly level: 0 | 1;
  readonly isSum: boolean;
}

/** How the counters come about: `sisa + masuk − ditolak = harus = diproses + selesai`. */
export function recapReckoning(recap: RecapCounts): RecapLine[] {
  const part = (id: string, en: string, value: number, level: 0 | 1 = 0): RecapLine => ({
    label: { id, en },
    value,
    level,
    isSum: false
  });
  return [
    part('Sisa bulan lalu', 'Left from the month before', recap.carriedOver),
    part('Masuk bulan ini', 'Came in this month', recap.received),
    part('Ditolak atau dicabut', 'Rejected or withdrawn', recap.rejectedOrWithdrawn),
    { ...part('Harus ditindaklanjuti', 'To be followed up', recap.toFollowUp), isSum: true },
    part('Tengah diproses', 'In process', recap.inProcess, 1),
    part('Selesai ditindaklanjuti', 'Followed up and done', recap.done, 1),
    part(
      'Di antaranya diteruskan ke instansi berwenang',
      'Of these, forwarded to the competent body',
      recap.forwarded,
      1
    )
  ];
}
