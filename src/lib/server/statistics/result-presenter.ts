import { formatPeriod } from '#lib/domain/calendar/period.ts';
import type { IndicatorPlace } from '#lib/domain/plan/lookup.ts';
import type { IndexResult } from '#lib/domain/statistics/result.ts';
import { instrumentOf } from '#lib/server/surveys/service.ts';
import type { RoundResult } from './service.ts';

/** An indicator of the plan that a result is the proof of. */
export interface ServedIndicator {
  readonly year: number;
  readonly code: string;
  readonly key: string;
  readonly text: string;
}

export function servedIndicator(year: number, { item, indicator }: IndicatorPlace): ServedIndicator {
  return { year, code: item.code, key: indicator.key, text: indicator.text };
}

const divided = (hundredths: number): number => hundredths / 100;

/** A result as programs read it (`GET /api/v1/results/…`): JSON numbers, rounded to two decimals. */
export function presentResult({ round, status, result }: RoundResult, indicators: readonly ServedIndicator[]) {
  const labels = new Map(instrumentOf(round).items.map((item) => [item.key, item.element.id]));
  return {
    survey: result.survey,
    period: formatPeriod(round.period),
    status,
    version: round.version,
    n: result.n,
    index: result.index && presentIndex(result.index),
    ...(result.suppressed && { suppressed: result.suppressed }),
    ...(result.missing && { missing: result.missing }),
    reliability: result.reliability,
    items: result.items.map((item) => ({
      key: item.key,
      label: labels.get(item.key) ?? item.key,
      n: item.n,
      mean: item.mean === null ? null : divided(item.mean),
      value100: item.value100 === null ? null : divided(item.value100),
      grade: item.grade
    })),
    channels: result.channels,
    method: result.method,
    indicators
  };
}

export type PresentedResult = ReturnType<typeof presentResult>;

function presentIndex(index: IndexResult) {
  return {
    code: index.code,
    value: divided(index.value),
    outOf: index.outOf,
    value100: divided(index.value100),
    grade: index.grade.code,
    possibleGrades: index.possibleGrades.map(({ code }) => code),
    interval: index.interval && [divided(index.interval.low), divided(index.interval.high)],
    ...(index.points !== null && { points: divided(index.points) }),
    targets: index.targets.map(({ name, target, reached }) => ({ name, value: divided(target), reached }))
  };
}
