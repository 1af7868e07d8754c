/** What a register number says: the running number starts anew each year. */
export interface RegisterNumber {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly sequence: number;
}

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/**
 * `DUMAS/2026/XI/0007` (regulations.md §3.2). Public and sequential: no secret.
 *
 * @throws RangeError for a month that does not exist, or a number below 1
 */
export function registerNumber(year: number, month: number, sequence: number): string {
  const roman = romanMonths[month - 1];
  if (!roman) throw new RangeError(`There is no month ${month}`);
  if (!Number.isInteger(sequence) || sequence < 1) throw new RangeError(`${sequence} is no running number`);
  return `DUMAS/${year}/${roman}/${String(sequence).padStart(4, '0')}`;
}

/** Reads a number as people type it, in any case and with blanks around the strokes; undefined for anything else. */
export function parseRegisterNumber(text: string): RegisterNumber | undefined {
  const match = /^DUMAS\/(\d{4})\/([IVX]+)\/(\d{1,9})$/.exec(text.toUpperCase().replace(/\s/g, ''));
  if (!match) return undefined;
  const [, year, roman = '', digits] = match;
  const month = romanMonths.indexOf(roman) + 1;
  const sequence = Number(digits);
  return month === 0 || sequence === 0 ? undefined : { year: Number(year), month, sequence };
}
