import type { SheetData } from 'write-excel-file/node';
import type { CellValue } from './response-columns.ts';

/** Number formats of the sheets: NRR has three decimals, an index two (PermenPANRB 14/2017). */
export type NumberFormat = '0' | '0.00' | '0.000' | '0.0000';

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly format?: NumberFormat;
}

/** A number with a format of its own, where the column's rows differ. */
export interface FormattedNumber {
  readonly value: number;
  readonly format: NumberFormat;
}

export interface Sheet {
  readonly sheet: string;
  readonly data: SheetData;
  readonly columns: { readonly width: number }[];
  readonly stickyRowsCount: number;
}

/**
 * A sheet of one header row and plain rows, nothing merged. A string becomes a cell of text, so that what somebody wrote never
 * runs as a formula.
 */
export function makeSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly (CellValue | FormattedNumber)[]>
): Sheet {
  const data: SheetData = [
    columns.map(({ header }) => ({
      value: header,
      type: String,
      fontWeight: 'bold',
      wrap: true,
      alignVertical: 'bottom'
    }))
  ];
  for (const row of rows) data.push(row.map((cell, place) => sheetCell(cell, columns[place]?.format)));
  return { sheet: name, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
}

/** Whole numbers and text go without an object each, which is what a sheet of half a million cells spends its time on. */
function sheetCell(cell: CellValue | FormattedNumber, format?: NumberFormat): SheetData[number][number] {
  if (typeof cell === 'number' && format) return { value: cell, type: Number, format };
  if (cell !== null && typeof cell === 'object') return { value: cell.value, type: Number, format: cell.format };
  return cell;
}
