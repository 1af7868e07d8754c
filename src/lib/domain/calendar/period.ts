/** A quarter of a calendar year (triwulan), numbered as the office does: I = January to March. */
export type Quarter = 1 | 2 | 3 | 4;

export interface Period {
  readonly year: number;
  readonly quarter: Quarter;
}

const romanQuarters = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' } as const;

/** `2026-tw4`, the form used in addresses and on the command line. */
export function formatPeriod({ year, quarter }: Period): string {
  return `${year}-tw${quarter}`;
}

/** Reads `2026-tw4`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})-tw([1-4])$/.exec(text);
  if (!match) return undefined;
  return { year: Number(match[1]), quarter: Number(match[2]) as Quarter };
}

/** `Triwulan IV Tahun 2026`, `Quarter 4 of 2026`. */
export function periodName({ year, quarter }: Period, locale: 'id' | 'en' = 'id'): string {
  if (locale === 'id') return `Triwulan ${romanQuarters[quarter]} Tahun ${year}`;
  return `Quarter ${quarter} of ${year}`;
}

/** `TW IV 2026`, for axes and narrow columns. */
export function shortPeriodName({ year, quarter }: Period, locale: 'id' | 'en' = 'id'): string {
  return locale === 'id' ? `TW ${romanQuarters[quarter]} ${year}` : `Q${quarter} ${year}`;
}

/** Months since year 0 divided by three: equal distances between neighbouring quarters. */
export function periodIndex({ year, quarter }: Period): number {
  return year * 4 + quarter - 1;
}

export function periodAt(index: number): Period {
  return { year: Math.floor(index / 4), quarter: ((index % 4) + 1) as Quarter };
}

export function addQuarters(period: Period, quarters: number): Period {
  return periodAt(periodIndex(period) + quarters);
}

export function samePeriod(a: Period, b: Period): boolean {
  return periodIndex(a) === periodIndex(b);
}

/** The month in which the plan wants the quarter's evidence: March, June, September, December. */
export function dueMonth({ quarter }: Period): 3 | 6 | 9 | 12 {
  return (quarter * 3) as 3 | 6 | 9 | 12;
}

export function quartersOf(year: number): Period[] {
  return [1, 2, 3, 4].map((quarter) => ({ year, quarter: quarter as Quarter }));
}
