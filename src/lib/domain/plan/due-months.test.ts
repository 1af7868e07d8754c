import { describe, expect, it } from 'vitest';
import { due, dueMonthsOf } from './due-months.ts';

describe('dueMonthsOf', () => {
  it('reads the months of a list, with commas and "dan"', () => {
    expect(dueMonthsOf('Maret, Juni, September dan Desember 2025')).toEqual([3, 6, 9, 12]);
    expect(dueMonthsOf('April, Agustus, Desember 2025')).toEqual([4, 8, 12]);
    expect(dueMonthsOf('Januari 2025')).toEqual([1]);
  });

  it('reads a range as every month from the first to the last', () => {
    expect(dueMonthsOf('Januari-Desember 2025')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(dueMonthsOf('Maret-Mei 2025')).toEqual([3, 4, 5]);
  });

  it.each(['Januari, Juni 20205', 'Januarii-Desember 2025', 'Desember-Januari 2025', 'Maret,Juni 2025', ''])(
    'refuses "%s" and says how to write it',
    (slip) => {
      expect(() => dueMonthsOf(slip)).toThrow(/Cannot read the due months .* write /);
    }
  );

  it('gives wording and months from one text', () => {
    expect(due('Juni, Desember 2025')).toEqual({ dueText: 'Juni, Desember 2025', dueMonths: [6, 12] });
  });
});
