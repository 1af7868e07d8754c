import type { Localized } from '#lib/domain/surveys/localized.ts';

export interface CountBar {
  readonly label: Localized;
  readonly count: number;
}

/** Counts of whole things side by side, in one or more groups with a name each. */
export interface CountsChartData {
  /** What is counted, in the plural: `pengaduan`. */
  readonly unit: Localized;
  readonly groups: readonly { readonly title: Localized; readonly bars: readonly CountBar[] }[];
}

/** A row of the drawing: the name of a group, or a bar. */
export type CountsRow = { readonly kind: 'title'; readonly label: Localized } | ({ readonly kind: 'bar' } & CountBar);

/** From top to bottom; a group of a single chart needs its name as much as one of several. */
export function countsRows({ groups }: CountsChartData): CountsRow[] {
  return groups.flatMap(({ title, bars }): CountsRow[] => [
    { kind: 'title', label: title },
    ...bars.map((bar) => ({ kind: 'bar' as const, ...bar }))
  ]);
}
