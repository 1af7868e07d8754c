import { describe, expect, test } from 'vitest';
import { closingMoves, openingMoves, rescheduling, type RoundPlace, type ScheduledRound } from './round-schedule.ts';

const third: ScheduledRound = {
  period: { year: 2026, quarter: 3 },
  stage: 'scheduled',
  opensOn: '2026-06-21',
  closesOn: '2026-09-20'
};
const fourth: ScheduledRound = {
  period: { year: 2026, quarter: 4 },
  stage: 'scheduled',
  opensOn: '2026-09-21',
  closesOn: '2026-12-20'
};
const first: ScheduledRound = {
  period: { year: 2027, quarter: 1 },
  stage: 'scheduled',
  opensOn: '2026-12-21',
  closesOn: '2027-03-20'
};
const place: RoundPlace = { before: third, round: fourth, after: first };
const dates = (opensOn: string, closesOn: string) => ({ opensOn, closesOn });

/** The messages by field, or the code of another refusal. */
function problemsOf(work: () => unknown): unknown {
  try {
    work();
  } catch (problem) {
    const { code, fields } = problem as { code: string; fields: Record<string, string> };
    return Object.keys(fields).length > 0 ? fields : code;
  }
  return 'none';
}

describe('closing', () => {
  test('ends the window today and opens the next one tomorrow', () => {
    expect(closingMoves(place, '2026-11-24')).toEqual({
      round: dates('2026-09-21', '2026-11-24'),
      after: dates('2026-11-25', '2027-03-20')
    });
  });
});

describe('opening', () => {
  test('waits for the round before to be closed', () => {
    expect(
      problemsOf(() => openingMoves({ ...place, round: first, before: fourth, after: undefined }, '2026-11-24'))
    ).toBe('conflict');
  });

  test('takes the rest of the day from the round that was closed today', () => {
    const closed: ScheduledRound = { ...fourth, stage: 'closed', closesOn: '2026-11-24' };
    const next: ScheduledRound = { ...first, opensOn: '2026-11-25' };
    expect(openingMoves({ before: closed, round: next, after: undefined }, '2026-11-24')).toEqual({
      before: dates('2026-09-21', '2026-11-23'),
      round: dates('2026-11-24', '2027-03-20')
    });
  });

  test('leaves a round that opened and closed today its day', () => {
    const closed: ScheduledRound = { ...fourth, stage: 'closed', ...dates('2026-11-24', '2026-11-24') };
    expect(problemsOf(() => openingMoves({ before: closed, round: first, after: undefined }, '2026-11-24'))).toBe(
      'conflict'
    );
  });
});

describe('new dates', () => {
  test('of the open round move the opening of the next', () => {
    expect(rescheduling(place, dates('2026-09-21', '2026-12-24'), '2026-11-24')).toEqual({
      round: dates('2026-09-21', '2026-12-24'),
      after: dates('2026-12-25', '2027-03-20')
    });
  });

  test('of a planned round move the closing of the open one', () => {
    const planned = { before: fourth, round: first, after: undefined };
    expect(rescheduling(planned, dates('2026-12-11', '2027-03-20'), '2026-11-24')).toEqual({
      before: dates('2026-09-21', '2026-12-10'),
      round: dates('2026-12-11', '2027-03-20')
    });
  });

  test('that change nothing move nobody', () => {
    expect(rescheduling(place, fourth, '2026-11-24')).toEqual({ round: dates('2026-09-21', '2026-12-20') });
  });

  test.each([
    ['a closing day that has passed', dates('2026-09-21', '2026-11-23'), ['closesOn']],
    ['a closing day after the next round has closed', dates('2026-09-21', '2027-03-20'), ['closesOn']],
    ['an opening day taken from a closed round', dates('2026-09-20', '2026-12-20'), ['opensOn']],
    ['an opening day to come', dates('2026-11-25', '2026-12-20'), ['opensOn']],
    ['a closing day before the opening day', dates('2026-09-21', '2026-09-01'), ['closesOn']],
    ['days that do not exist', dates('2026-02-30', ''), ['opensOn', 'closesOn']]
  ])('refuse %s and name the field', (_case, wanted, fields) => {
    expect(Object.keys(problemsOf(() => rescheduling(place, wanted, '2026-11-24')) as object)).toEqual(fields);
  });

  test('of a planned round leave the open one at least today', () => {
    const planned = { before: fourth, round: first, after: undefined };
    expect(problemsOf(() => rescheduling(planned, dates('2026-11-24', '2027-03-20'), '2026-11-24'))).toHaveProperty(
      'opensOn'
    );
    expect(problemsOf(() => rescheduling(planned, dates('2026-11-25', '2027-03-20'), '2026-11-24'))).toBe('none');
  });

  test('come too late for a closed round', () => {
    expect(problemsOf(() => rescheduling(place, fourth, '2026-12-21'))).toBe('conflict');
    expect(
      problemsOf(() => rescheduling({ ...place, round: { ...fourth, stage: 'closed' } }, fourth, '2026-11-24'))
    ).toBe('conflict');
  });
});
