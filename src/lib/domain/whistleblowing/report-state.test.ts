import { expect, it } from 'vitest';
import { closingReasons, closingReasonsOf, reasonFits } from './closing-reason.ts';
import { isClosed, mayBecome, nextStates, reportStates } from './report-state.ts';
import { isPurgeDue, purgeDay } from './retention.ts';
import { shippedWbsLimits } from './wbs-limits.ts';

it('every state but a closed one leads on, every state can be reached, and none leads to itself or back to received', () => {
  const reached = new Set(reportStates.flatMap((state) => nextStates(state)));
  expect(reportStates.filter((state) => !reached.has(state))).toEqual(['received']);
  for (const state of reportStates) {
    expect(nextStates(state).length === 0, state).toBe(isClosed(state));
    expect(mayBecome(state, state), state).toBe(false);
  }
});

it('a report is never closed as proven or not before somebody reviewed it', () => {
  expect(nextStates('received').filter(isClosed)).toEqual(['closed_insufficient']);
});

it('a closed state has a reason of its own, an open one has none, and every reason has its state', () => {
  for (const state of reportStates) {
    expect(reasonFits(state, null), state).toBe(!isClosed(state));
    for (const reason of closingReasons)
      expect(reasonFits(state, reason)).toBe(closingReasonsOf(state).includes(reason));
  }
  expect(closingReasons.filter((reason) => !reportStates.some((state) => reasonFits(state, reason)))).toEqual([]);
});

it('a closed report is erased a year later, never with words that nobody read', () => {
  const purgeOn = purgeDay('2028-02-29', shippedWbsLimits);
  expect(purgeOn).toBe('2029-02-28');
  expect(isPurgeDue({ purgeOn, unread: false }, '2029-02-27')).toBe(false);
  expect(isPurgeDue({ purgeOn, unread: false }, '2029-02-28')).toBe(true);
  expect(isPurgeDue({ purgeOn, unread: true }, '2040-01-01')).toBe(false);
  expect(isPurgeDue({ purgeOn: null, unread: false }, '2040-01-01')).toBe(false);
});
