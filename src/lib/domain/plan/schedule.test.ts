import { describe, expect, it } from 'vitest';
import { roundStatuses } from '#lib/domain/surveys/round.ts';
import { dueMonthInQuarter, progressOfRound, quarterState, scheduleOn } from './schedule.ts';

const quarterly = [3, 6, 9, 12];
const monthly = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('dueMonthInQuarter', () => {
  it('is the last month due in the quarter', () => {
    expect(dueMonthInQuarter(quarterly, { year: 2025, quarter: 1 })).toBe(3);
    expect(dueMonthInQuarter(monthly, { year: 2025, quarter: 4 })).toBe(12);
    expect(dueMonthInQuarter([4, 5], { year: 2025, quarter: 2 })).toBe(5);
  });

  it('is undefined in a quarter of which the plan asks nothing', () => {
    expect(dueMonthInQuarter([6, 12], { year: 2025, quarter: 1 })).toBeUndefined();
    expect(dueMonthInQuarter([], { year: 2025, quarter: 1 })).toBeUndefined();
  });
});

describe('scheduleOn', () => {
  const until = '2025-04-10';

  it('is upcoming through the last day and late from the next while nothing is done', () => {
    expect(scheduleOn('2025-04-10', until, null)).toBe('upcoming');
    expect(scheduleOn('2025-04-11', until, null)).toBe('late');
  });

  it('judges done work by the day it was done, whatever today is', () => {
    expect(scheduleOn('2026-01-01', until, '2025-04-10')).toBe('on_time');
    expect(scheduleOn('2026-01-01', until, '2025-04-11')).toBe('late');
  });
});

describe('progressOfRound', () => {
  it('is done only once published', () => {
    expect(roundStatuses.map(progressOfRound)).toEqual([
      'not_started',
      'in_progress',
      'in_progress',
      'in_progress',
      'done',
      'done'
    ]);
  });
});

describe('quarterState', () => {
  const quarter = {
    period: { year: 2025, quarter: 1 },
    dueMonths: quarterly,
    status: 'open',
    publishedOn: null,
    today: '2025-03-10',
    graceDays: 10
  } as const;

  it('keeps progress and schedule apart: work in progress may be upcoming or late', () => {
    expect(quarterState(quarter)).toEqual({
      progress: 'in_progress',
      schedule: 'upcoming',
      dueMonth: 3,
      until: '2025-04-10'
    });
    expect(quarterState({ ...quarter, status: 'closed', today: '2025-04-11' })).toMatchObject({
      progress: 'in_progress',
      schedule: 'late'
    });
  });

  it('leaves a quarter published late both done and late', () => {
    expect(
      quarterState({ ...quarter, status: 'published', publishedOn: '2025-05-01', today: '2025-06-01' })
    ).toMatchObject({ progress: 'done', schedule: 'late' });
  });

  it('counts from the month that is due, not from the end of the quarter', () => {
    expect(quarterState({ ...quarter, dueMonths: [2] })).toMatchObject({ dueMonth: 2, until: '2025-03-10' });
  });

  it('says nothing about a quarter without a due month', () => {
    expect(quarterState({ ...quarter, dueMonths: [6, 12] })).toBeUndefined();
  });
});
