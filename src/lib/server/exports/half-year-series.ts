import { presentHalfYearSeries } from '#lib/server/plan/whistleblowing-proof-presenter.ts';
import { toCsv } from './csv.ts';
import { jsonText } from './result-format.ts';

export const halfYearFormats = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;
export type HalfYearFormat = keyof typeof halfYearFormats;

const columns = {
  measure: 'Angka',
  halfYear: 'Semester',
  value: 'Nilai',
  text: 'Tertulis',
  unit: 'Satuan'
};

/** What a plan's page shows of whistleblowing as a file, one row a measure and half-year; no value where the count is small. */
export function halfYearSeriesFile(
  proof: Parameters<typeof presentHalfYearSeries>[0],
  format: HalfYearFormat
): { name: string; body: string } {
  const rows = presentHalfYearSeries(proof);
  const body = format === 'csv' ? toCsv(columns, rows, 'machine') : jsonText({ series: rows });
  return { name: `wbs-per-semester.${format}`, body };
}
