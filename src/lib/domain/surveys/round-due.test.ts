import { expect, test } from 'vitest';
import { dueActionOf } from './round-due.ts';
import type { RoundStatus } from './round.ts';

const round = (status: RoundStatus, hasAnswers = true) => ({
  period: { year: 2026, quarter: 4 } as const,
  opensOn: '2026-09-21',
  closesOn: '2026-12-20',
  status,
  hasAnswers
});

test('an open round is due from fourteen days before it closes', () => {
  expect(dueActionOf(round('open'), '2026-12-05')).toBeUndefined();
  expect(dueActionOf(round('open'), '2026-12-06')).toEqual({ action: 'close', dueOn: '2026-12-20', isLate: false });
});

test('a closed round waits for its review, a reviewed one for publication, until the end of the due month', () => {
  expect(dueActionOf(round('closed'), '2026-12-31')).toEqual({ action: 'review', dueOn: '2026-12-31', isLate: false });
  expect(dueActionOf(round('reviewed'), '2027-01-01')).toEqual({
    action: 'publish',
    dueOn: '2026-12-31',
    isLate: true
  });
  expect(dueActionOf(round('reviewed'), '2027-01-01', 7)).toMatchObject({ dueOn: '2027-01-07', isLate: false });
});

test('nothing is due for planned and published rounds, nor where nobody answered', () => {
  expect(dueActionOf(round('planned'), '2026-12-20')).toBeUndefined();
  expect(dueActionOf(round('published'), '2027-01-20')).toBeUndefined();
  expect(dueActionOf(round('closed', false), '2027-01-20')).toBeUndefined();
});
