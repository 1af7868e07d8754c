import { parseRegisterNumber, registerNumber } from './register-number.ts';

/** A register number as people type it, written the one way it is kept; undefined for anything else. */
export function normaliseRegisterNumber(text: string): string | undefined {
  const parsed = parseRegisterNumber(text);
  return parsed && registerNumber(parsed.year, parsed.month, parsed.sequence);
}
