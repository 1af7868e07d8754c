import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { addQuarters, periodAt } from '#lib/domain/calendar/period.ts';
import {
  actionsFor,
  closingInstant,
  decisiveDate,
  defaultRoundDates,
  publicationDueOn,
  roundStages,
  roundStatuses,
  roundStatusOn
} from './round.ts';

describe('defaultRoundDates', () => {
  test('the first quarter opens in December of the year before', () => {
    expect(defaultRoundDates({ year: 2026, quarter: 1 })).toEqual({ opensOn: '2025-12-21', closesOn: '2026-03-20' });
  });

  test('follows another closing day', () => {
    expect(defaultRoundDates({ year: 2026, quarter: 2 }, 25)).toEqual({
      opensOn: '2026-03-26',
      closesOn: '2026-06-25'
    });
  });

  test('rounds follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020 * 4, max: 2060 * 4 }),
        fc.integer({ min: 1, max: 28 }),
        (index, closingDay) => {
          const period = periodAt(index);
          const { closesOn } = defaultRoundDates(period, closingDay);
          expect(defaultRoundDates(addQuarters(period, 1), closingDay).opensOn).toBe(addDays(closesOn, 1));
        }
      )
    );
  });
});

describe('roundStatusOn', () => {
  const dates = { opensOn: '2026-03-21', closesOn: '2026-06-20' };

  test.each([
    ['2026-03-20', 'planned'],
    ['2026-03-21', 'open'],
    ['2026-06-20', 'open'],
    ['2026-06-21', 'closed']
  ])('on %s a scheduled round is %s', (today, status) => {
    expect(roundStatusOn({ ...dates, stage: 'scheduled' }, today)).toBe(status);
  });

  test('what a person did outweighs the dates', () => {
    for (const stage of roundStages.filter((stage) => stage !== 'scheduled')) {
      expect(roundStatusOn({ ...dates, stage }, '2026-05-01')).toBe(stage);
    }
  });

  test('each status allows the next step only; publishing needs review', () => {
    expect(roundStatuses.map((status) => actionsFor(status))).toEqual([
      ['open'],
      ['close'],
      ['review'],
      ['publish'],
      ['correct'],
      ['correct']
    ]);
  });
});

describe('decisiveDate', () => {
  const at = (text: string) => epochOf(text);
  const minutes = 60_000;

  test('is the day of answering where the clock is right, however long the answer waited', () => {
    const times = { takenAt: at('2026-06-20T23:59:00+08:00'), receivedAt: at('2026-07-15T09:00:00+08:00') };
    expect(decisiveDate({ ...times, clockOffsetMs: 0 })).toBe('2026-06-20');
    expect(decisiveDate({ ...times, clockOffsetMs: null })).toBe('2026-06-20');
    expect(decisiveDate({ ...times, clockOffsetMs: 10 * minutes })).toBe('2026-06-20');
    expect(decisiveDate({ ...times, clockOffsetMs: -10 * minutes })).toBe('2026-06-20');
  });

  test('is the day of receipt where the clock is more than ten minutes off', () => {
    const times = { takenAt: at('2026-06-20T12:00:00+08:00'), receivedAt: at('2026-06-21T12:00:00+08:00') };
    expect(decisiveDate({ ...times, clockOffsetMs: 10 * minutes + 1 })).toBe('2026-06-21');
    expect(decisiveDate({ ...times, clockOffsetMs: -10 * minutes - 1 })).toBe('2026-06-21');
  });

  test('never lies after the receipt', () => {
    const receivedAt = at('2026-06-20T23:55:00+08:00');
    expect(decisiveDate({ takenAt: receivedAt + 9 * minutes, receivedAt, clockOffsetMs: null })).toBe('2026-06-20');
    expect(decisiveDate({ takenAt: receivedAt + 400 * 24 * 60 * minutes, receivedAt, clockOffsetMs: 0 })).toBe(
      '2026-06-20'
    );
  });

  test('is counted in the office zone', () => {
    const takenAt = at('2026-06-20T16:00:00Z');
    expect(decisiveDate({ takenAt, receivedAt: takenAt, clockOffsetMs: 0 })).toBe('2026-06-21');
  });
});

test('a round ends at 24.00 WITA of its last day', () => {
  const end = closingInstant({ opensOn: '2026-03-21', closesOn: '2026-06-20' });
  expect(end).toBe(epochOf('2026-06-20T16:00:00Z'));
  expect(officeDateAt(end - 1)).toBe('2026-06-20');
});

test('a publication is due at the end of the due month plus the grace', () => {
  expect(publicationDueOn({ year: 2026, quarter: 1 }, 0)).toBe('2026-03-31');
  expect(publicationDueOn({ year: 2026, quarter: 4 }, 14)).toBe('2027-01-14');
  expect(publicationDueOn({ year: 2025, quarter: 2 }, 10)).toBe('2025-07-10');
  expect(publicationDueOn({ year: 2028, quarter: 1 }, 1, 2)).toBe('2028-03-01');
});
