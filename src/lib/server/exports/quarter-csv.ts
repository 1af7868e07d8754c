import { stringify, type Options } from 'csv-stringify/sync';
import type { ResponseColumn } from './response-columns.ts';
import type { ResponseRow } from './response-row-repository.ts';

/** `excel`: as Indonesian Excel opens it by a double click. `machine`: for programs. */
export type CsvForm = 'excel' | 'machine';

const shared: Options = {
  // Text that a spreadsheet would run as a formula gets an apostrophe; the header is a record like the others.
  escape_formulas: true,
  quoted_match: /[\r\n]/
};

const forms: Readonly<Record<CsvForm, Options & { readonly decimalMark: string }>> = {
  excel: { ...shared, delimiter: ';', record_delimiter: '\r\n', decimalMark: ',' },
  machine: { ...shared, delimiter: ',', record_delimiter: '\n', decimalMark: '.' }
};

/** A CSV file piece by piece: one header row, then one row a response. UTF-8, for Excel with its mark. */
export async function* quarterCsv(
  columns: readonly ResponseColumn[],
  batches: AsyncIterable<readonly ResponseRow[]>,
  form: CsvForm
): AsyncGenerator<string> {
  const { decimalMark, ...options } = forms[form];
  const header = columns.map((column) => (form === 'excel' ? column.header : column.key));
  yield stringify([header], { ...options, bom: form === 'excel' });
  for await (const rows of batches) {
    yield stringify(
      rows.map((row) => columns.map((column) => cellText(column, row, decimalMark))),
      options
    );
  }
}

function cellText(column: ResponseColumn, row: ResponseRow, decimalMark: string): string | number | null {
  const value = column.valueOf(row);
  if (typeof value !== 'number' || column.decimals === undefined) return value;
  return value.toFixed(column.decimals).replace('.', decimalMark);
}
