import type { PresentedResult } from '#lib/server/statistics/result-presenter.ts';
import { toCsv, type CsvForm } from './csv.ts';

const about = ['survey', 'period', 'status', 'version'] as const;
const figures = ['n', 'value', 'value_100', 'grade', 'interval_low', 'interval_high', 'note'] as const;

/**
 * A quarter: one line for the index, one for each item. The numbers are those of the JSON; an item that is kept back has none
 * and the note `hidden`.
 */
export function quarterCsv(result: PresentedResult, form: CsvForm): string {
  const code = result.index?.code ?? null;
  const index = { ...aboutOf(result), part: 'index', key: code, label: code, ...indexFigures(result) };
  const items = result.items.map((item) => ({
    ...aboutOf(result),
    part: 'item',
    key: item.key,
    label: item.label,
    n: item.n,
    value: item.mean,
    value_100: item.value100,
    grade: item.grade,
    interval_low: null,
    interval_high: null,
    note: item.n === null ? 'hidden' : null
  }));
  return toCsv([...about, 'part', 'key', 'label', ...figures], [index, ...items], form);
}

/** A survey: one line for each published quarter, oldest first. */
export function seriesCsv(results: readonly PresentedResult[], form: CsvForm): string {
  const rows = results.map((result) => ({
    ...aboutOf(result),
    code: result.index?.code ?? null,
    ...indexFigures(result)
  }));
  return toCsv([...about, 'code', ...figures], rows, form);
}

function aboutOf({ survey, period, status, version }: PresentedResult) {
  return { survey, period, status, version };
}

function indexFigures(result: PresentedResult) {
  const { index, n } = result;
  return {
    n,
    value: index?.value ?? null,
    value_100: index?.value100 ?? null,
    grade: index?.grade ?? null,
    interval_low: index?.interval?.[0] ?? null,
    interval_high: index?.interval?.[1] ?? null,
    note: noteOf(result)
  };
}

/** `hidden` where an item is kept back for its few respondents. `n<10` and the like where there is no index, `limited` where it rests on few people. */
function noteOf({ suppressed, missing, reliability }: PresentedResult): string | null {
  if (suppressed) return suppressed;
  if (missing) return missing.reason;
  return reliability === 'limited' ? 'limited' : null;
}
