import { expect, it } from 'vitest';
import { closingReasons, closingReasonsOf, reasonFits } from './closing-reason.ts';
import { isClosed, mayBecome, nextStates, reportStates } from './report-state.ts';

it('every state leads on, every state can be reached, and none leads to itself or back to received', () => {
  const reached = new Set(reportStates.flatMap((state) => nextStates(state)));
  expect(reportStates.filter((state) => !reached.has(state))).toEqual(['received']);
  for (const state of reportStates) {
    expect(nextStates(state), state).not.toEqual([]);
    expect(mayBecome(state, state), state).toBe(false);
  }
});

it('a closed report can only be reviewed again', () => {
  for (const state of reportStates.filter(isClosed)) expect(nextStates(state), state).toEqual(['under_review']);
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
