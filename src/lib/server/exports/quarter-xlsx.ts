import writeExcelFile from 'write-excel-file/node';
import type { NumberFormat, Sheet } from './sheet.ts';
import { makeSheet } from './sheet.ts';
import type { ResponseColumn } from './response-columns.ts';
import type { ResponseRow } from './response-row-repository.ts';

/** A workbook is made in memory; beyond this many rows the CSV, which is streamed, is the way. */
export const largestWorkbook = 50_000;

const formats: Readonly<Record<number, NumberFormat>> = { 2: '0.00', 3: '0.000', 4: '0.0000' };
const narrow = 14;

export function responseSheet(columns: readonly ResponseColumn[], rows: readonly ResponseRow[]): Sheet {
  const sheetColumns = columns.map(({ header, decimals, key }) => ({
    header,
    width: key === 'id' || key === 'suggestion' ? 38 : Math.max(narrow, Math.min(header.length + 2, 30)),
    ...(decimals !== undefined && { format: formats[decimals] ?? '0' })
  }));
  return makeSheet('Jawaban', sheetColumns, cellsOf(columns, rows));
}

function* cellsOf(columns: readonly ResponseColumn[], rows: readonly ResponseRow[]) {
  for (const row of rows) yield columns.map((column) => column.valueOf(row));
}

export function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile([...sheets], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}
