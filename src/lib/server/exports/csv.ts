import { stringify } from 'csv-stringify/sync';

/** `machine`: comma, point, UTF-8. `excel`: what Excel with Indonesian settings opens by a double click. */
export const csvForms = ['machine', 'excel'] as const;
export type CsvForm = (typeof csvForms)[number];

/**
 * A header row, also without rows, and one line a row; text that Excel would take for a formula is guarded.
 *
 * @param columns each with what Excel's header calls it; the header for programs has the keys
 */
export function toCsv<Column extends string>(
  columns: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, string | number | null>>[],
  form: CsvForm
): string {
  const isExcel = form === 'excel';
  return stringify([...rows], {
    header: true,
    columns: Object.entries<string>(columns).map(([key, title]) => ({ key, header: isExcel ? title : key })),
    bom: isExcel,
    delimiter: isExcel ? ';' : ',',
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { number: (value) => (isExcel ? String(value).replace('.', ',') : String(value)) }
  });
}
