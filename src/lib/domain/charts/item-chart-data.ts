import type { SurveyResult } from '#lib/domain/statistics/result.ts';
import type { Grade, Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Localized } from '#lib/domain/surveys/localized.ts';

/** Mean of one item on the instrument's scale, in whole hundredths; null where nobody answered, or it is kept back. */
export interface ItemBar {
  readonly label: Localized;
  /** Null where the item is kept back. */
  readonly n: number | null;
  readonly mean: number | null;
  readonly grade: Grade['code'] | null;
}

export interface ItemChartData {
  readonly scaleMax: number;
  /** In the order of the form. */
  readonly items: readonly ItemBar[];
}

export function itemChartData(instrument: Pick<Instrument, 'items' | 'scaleMax'>, result: SurveyResult): ItemChartData {
  const figures = new Map(result.items.map((item) => [item.key, item]));
  const inOrder = [...instrument.items].sort((a, b) => a.formNo - b.formNo);
  return {
    scaleMax: instrument.scaleMax,
    items: inOrder.flatMap(({ key, element }) => {
      const found = figures.get(key);
      return found ? [{ label: element, n: found.n, mean: found.mean, grade: found.grade }] : [];
    })
  };
}
