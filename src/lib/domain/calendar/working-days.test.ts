import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, listWorkingDays, numberOf } from '#tests/support/counted-days.ts';
import { shippedHolidays } from './holiday.ts';
import { epochOf } from './instant.ts';
import { isOfficeDate, officeDateAt, type OfficeDate } from './office-date.ts';
import { addWorkingDays, workingCalendar, workingDaysBetween } from './working-days.ts';

const shipped = workingCalendar(shippedHolidays);

/** 2023 to 2029: two leap days, and years with and without shipped holidays. */
const anyDay = fc.integer({ min: numberOf('2023-01-01'), max: numberOf('2029-12-31') }).map(dateOf);
const nearYearEnd = fc
  .tuple(fc.integer({ min: 2023, max: 2028 }), fc.integer({ min: -20, max: 10 }))
  .map(([year, offset]) => dateOf(numberOf(`${year}-12-31`) + offset));
const nearLeapDay = fc
  .tuple(fc.constantFrom('2024-02-29', '2028-02-29'), fc.integer({ min: -10, max: 10 }))
  .map(([leapDay, offset]) => dateOf(numberOf(leapDay) + offset));
const date = fc.oneof(anyDay, nearYearEnd, nearLeapDay);
const holidays = fc.oneof(
  fc.constant(shippedHolidays.map((holiday) => holiday.date)),
  fc.uniqueArray(date, { maxLength: 60 })
);
const calendarOf = (dates: readonly OfficeDate[]) => workingCalendar(dates.map((day) => ({ date: day })));

describe('working days against a day-by-day reference', () => {
  test('the nth working day after a day is the nth of the list', () => {
    fc.assert(
      fc.property(holidays, date, fc.integer({ min: 1, max: 60 }), (closed, from, n) => {
        const until = dateOf(numberOf(from) + 250);
        expect(addWorkingDays(calendarOf(closed), from, n)).toBe(listWorkingDays(closed, from, until)[n - 1]);
      }),
      { numRuns: 100 }
    );
  });

  test('the working days between two days are as many as the list has', () => {
    fc.assert(
      fc.property(holidays, date, fc.integer({ min: -30, max: 120 }), (closed, from, distance) => {
        const to = dateOf(numberOf(from) + distance);
        expect(workingDaysBetween(calendarOf(closed), from, to)).toBe(listWorkingDays(closed, from, to).length);
      }),
      { numRuns: 100 }
    );
  });

  test('adding and counting undo each other', () => {
    fc.assert(
      fc.property(holidays, date, fc.integer({ min: 0, max: 60 }), (closed, from, n) => {
        const calendar = calendarOf(closed);
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, n))).toBe(n);
      }),
      { numRuns: 100 }
    );
  });

  test('a holiday more never makes a deadline earlier', () => {
    fc.assert(
      fc.property(holidays, date, date, fc.integer({ min: 1, max: 60 }), (closed, added, from, n) => {
        const before = addWorkingDays(calendarOf(closed), from, n);
        expect(addWorkingDays(calendarOf([...closed, added]), from, n) >= before).toBe(true);
      }),
      { numRuns: 100 }
    );
  });
});

describe('the office calendar', () => {
  test.each([
    ['a Friday', '2026-11-27', 1, '2026-11-30'],
    ['a Saturday', '2026-11-28', 1, '2026-11-30'],
    ['the last working day before Christmas and its collective leave', '2026-12-23', 1, '2026-12-28'],
    ['the eve of Nyepi and Idulfitri', '2026-03-17', 1, '2026-03-25'],
    ['the collective leave added in the middle of the year', '2025-08-15', 1, '2025-08-19'],
    ['the last day of a year', '2025-12-31', 1, '2026-01-02'],
    ['the day before a leap day', '2028-02-28', 1, '2028-02-29']
  ])('after %s', (_, from, n, due) => {
    expect(addWorkingDays(shipped, from, n)).toBe(due);
  });

  test('a complaint of 23.59 WITA and one a minute later belong to different days', () => {
    const before = officeDateAt(epochOf('2026-11-26T23:59:59+08:00'));
    const after = officeDateAt(epochOf('2026-11-27T00:00:00+08:00'));
    expect(addWorkingDays(shipped, before, 3)).toBe('2026-12-01');
    expect(addWorkingDays(shipped, after, 3)).toBe('2026-12-02');
  });

  test('no working days on is the same day, even a Sunday', () => {
    expect(addWorkingDays(shipped, '2026-11-29', 0)).toBe('2026-11-29');
  });

  test('knows the years somebody entered', () => {
    expect([2024, 2025, 2026, 2027].map(shipped.knowsYear)).toEqual([false, true, true, false]);
  });

  test.each([-1, 1.5, NaN])('%d is no number of working days', (n) => {
    expect(() => addWorkingDays(shipped, '2026-11-27', n)).toThrow(RangeError);
  });

  test('a calendar without any working day ends with an error, not never', () => {
    const never = { isWorkingDay: () => false, knowsYear: () => true };
    expect(() => addWorkingDays(never, '2026-11-27', 1)).toThrow(RangeError);
  });
});

describe('the shipped holidays', () => {
  test('are existing days, each once, with a name', () => {
    const dates = shippedHolidays.map((holiday) => holiday.date);
    expect(dates.every(isOfficeDate)).toBe(true);
    expect(new Set(dates).size).toBe(dates.length);
    expect(shippedHolidays.every(({ name }) => name.length > 0)).toBe(true);
  });

  test('have the numbers of the decrees: 17 and 10 with one added later, 17 and 8', () => {
    const count = (year: number, kind: string) =>
      shippedHolidays.filter((holiday) => holiday.date.startsWith(`${year}-`) && holiday.kind === kind).length;
    expect([count(2025, 'public_holiday'), count(2025, 'collective_leave')]).toEqual([17, 11]);
    expect([count(2026, 'public_holiday'), count(2026, 'collective_leave')]).toEqual([17, 8]);
  });
});
