import { periodIndex, shortPeriodName } from '#lib/domain/calendar/period.ts';
import { monthMarks } from '#lib/domain/plan/month-marks.ts';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import type { IndicatorProof, PublicRoundResult } from './indicator-proof.ts';
import { presentNewestHalfYear } from './whistleblowing-proof-presenter.ts';

/** Values of the last eight quarters up to the newest published one; null for a quarter without an index. */
function sparkValues(series: readonly PublicRoundResult[]): (number | null)[] {
  const last = series.at(-1);
  if (!last) return [];
  return Array.from({ length: 8 }, (_, at) => {
    const wanted = periodIndex(last.round.period) - 7 + at;
    const index = series.find(({ round }) => periodIndex(round.period) === wanted)?.result.index;
    return index ? index.value / 100 : null;
  });
}

/** Beside an item in the document: the year's month marks and the newest figure of each survey. */
export function presentItemFacts(proofs: readonly IndicatorProof[], year: number, locale: Locale) {
  const surveys = proofs.flatMap((proof) => proof.surveys);
  const states = surveys.flatMap(({ quarters }) =>
    quarters.flatMap(({ period, state }) => (period.year === year && state ? [state] : []))
  );
  return {
    marks: monthMarks(
      proofs.flatMap(({ dueMonths }) => dueMonths),
      states
    ),
    figures: surveys.map(({ measure, series }) => {
      const latest = series.at(-1);
      return {
        code: surveyOf(measure.survey).indexCode,
        value: latest?.result.index ? formatHundredths(latest.result.index.value, locale) : null,
        outOf: measure.outOf,
        period: latest ? shortPeriodName(latest.round.period, locale) : null,
        series: sparkValues(series),
        range: measure.outOf === 100 ? ([25, 100] as const) : ([1, 4] as const)
      };
    }),
    halfYears: proofs.flatMap(({ whistleblowing }) =>
      whistleblowing ? [presentNewestHalfYear(whistleblowing, locale)] : []
    )
  };
}

export type ItemFacts = ReturnType<typeof presentItemFacts>;
