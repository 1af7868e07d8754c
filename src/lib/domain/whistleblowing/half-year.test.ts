import { describe, expect, it } from 'vitest';
import { countText } from '#lib/domain/statistics/small-count.ts';
import { countHalfYear, type CountedReport } from './half-year.ts';

const report = (change: Partial<CountedReport> = {}): CountedReport => ({
  received: '2026-s2',
  closed: '2026-s2',
  state: 'closed_proven',
  reason: 'proven',
  acknowledgedInTime: true,
  feedbackInTime: true,
  ...change
});
const many = (count: number, change: Partial<CountedReport> = {}) =>
  Array.from({ length: count }, () => report(change));
const half = { year: 2026, half: 2 } as const;

describe('counts', () => {
  it('say the same of none to four', () => {
    for (let count = 0; count < 5; count += 1) {
      const { received, closed, onTimeRate } = countHalfYear(many(count), half);
      expect([countText(received), countText(closed), onTimeRate]).toEqual([
        'kurang dari 5',
        'kurang dari 5',
        undefined
      ]);
    }
    expect(countHalfYear(many(5), half)).toEqual({
      received: { kind: 'exact', value: 5 },
      closed: { kind: 'exact', value: 5 },
      onTimeRate: 100
    });
  });

  it('count a report where it was received, and where it was closed', () => {
    const reports = [
      ...many(5, { received: '2026-s1' }),
      ...many(6, { closed: null, state: 'received', reason: null })
    ];
    expect(countHalfYear(reports, half)).toMatchObject({
      received: { kind: 'exact', value: 6 },
      closed: { kind: 'exact', value: 5 }
    });
  });

  it('tell no rate that leaves one to four people on a side', () => {
    const rate = (inTime: number, late: number) =>
      countHalfYear([...many(inTime), ...many(late, { feedbackInTime: false })], half).onTimeRate;
    expect([rate(5, 0), rate(9, 1), rate(4, 6), rate(5, 5), rate(0, 6), rate(10, 5)]).toEqual([
      100,
      undefined,
      undefined,
      50,
      0,
      67
    ]);
  });
});
