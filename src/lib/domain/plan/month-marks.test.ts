import { describe, expect, it } from 'vitest';
import { monthMarks } from './month-marks.ts';
import type { QuarterState } from './schedule.ts';

const state = (dueMonth: number, rest: Partial<QuarterState>): QuarterState => ({
  progress: 'in_progress',
  schedule: 'upcoming',
  until: '2025-12-31',
  dueMonth,
  ...rest
});

describe('monthMarks', () => {
  it('marks only due months, and as due while nothing is known', () => {
    expect(monthMarks([1, 6], [])).toEqual({ 1: 'due', 6: 'due' });
    expect(monthMarks([], [])).toEqual({});
  });

  it('tells done, late and due quarters apart', () => {
    const states = [
      state(3, { progress: 'done', schedule: 'on_time' }),
      state(6, { progress: 'done', schedule: 'late' }),
      state(9, { schedule: 'late' }),
      state(12, {})
    ];
    expect(monthMarks([3, 6, 9, 12], states)).toEqual({ 3: 'done', 6: 'late', 9: 'late', 12: 'due' });
  });

  it('lets a quarter speak for all its due months', () => {
    expect(monthMarks([1, 2, 3, 4], [state(3, { progress: 'done', schedule: 'on_time' })])).toEqual({
      1: 'done',
      2: 'done',
      3: 'done',
      4: 'due'
    });
  });

  it('is done only when every survey of the quarter is, and late as soon as one is', () => {
    const done = state(3, { progress: 'done', schedule: 'on_time' });
    expect(monthMarks([3], [done, state(3, {})])).toEqual({ 3: 'due' });
    expect(monthMarks([3], [done, done])).toEqual({ 3: 'done' });
    expect(monthMarks([3], [done, state(3, { schedule: 'late' })])).toEqual({ 3: 'late' });
  });
});
