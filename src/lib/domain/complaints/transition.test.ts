import { describe, expect, test } from 'vitest';
import { complaintStates, hasEnded, type ComplaintState } from './complaint-state.ts';
import { shippedLimits } from './complaint-limits.ts';
import {
  complainantActions,
  complaintActions,
  nextState,
  officeActions,
  transitionFactsOf,
  type TransitionFacts
} from './transition.ts';

const facts = (change: Partial<TransitionFacts> = {}): TransitionFacts => ({
  fileComplete: false,
  mayReopen: true,
  replyTimeOver: false,
  ...change
});
const allFacts = [true, false].flatMap((fileComplete) =>
  [true, false].flatMap((mayReopen) =>
    [true, false].map((replyTimeOver) => ({ fileComplete, mayReopen, replyTimeOver }))
  )
);

describe('the steps of a case', () => {
  test('an action the state does not know leads nowhere', () => {
    expect(nextState('received', 'close', facts({ replyTimeOver: true }))).toBeUndefined();
    expect(nextState('rejected', 'reopen', facts())).toBeUndefined();
    expect(nextState('withdrawn', 'answer', facts())).toBeUndefined();
    expect(nextState('forwarded', 'reopen', facts())).toBeUndefined();
  });

  test('reach every state, and only states that exist', () => {
    const reached = new Set<ComplaintState>(['received']);
    for (const state of complaintStates) {
      for (const action of complaintActions) {
        for (const fact of allFacts) {
          const next = nextState(state, action, fact);
          if (next) reached.add(next);
        }
      }
    }
    expect([...reached].sort()).toEqual([...complaintStates].sort());
  });

  test.each(complaintStates.filter((state) => !hasEnded(state)))('the complainant can withdraw from %s', (state) => {
    expect(nextState(state, 'withdraw', facts())).toBe('withdrawn');
    expect(complainantActions(state, facts())).toContain('reply');
  });

  test('a completed file goes on where it was interrupted', () => {
    expect(nextState('needs_completion', 'complete', facts())).toBe('in_verification');
    expect(nextState('needs_completion', 'complete', facts({ fileComplete: true }))).toBe('in_progress');
  });

  test('an answered case closes only when the time for a reply is over', () => {
    expect(nextState('answered', 'close', facts())).toBeUndefined();
    expect(nextState('answered', 'close', facts({ replyTimeOver: true }))).toBe('closed');
  });

  test('a second answer is allowed, a rejection after an answer is not', () => {
    expect(nextState('answered', 'answer', facts())).toBe('answered');
    expect(nextState('answered', 'reject', facts())).toBeUndefined();
  });
});

describe('what the office may do', () => {
  test('is never to withdraw a complaint or let it lapse', () => {
    for (const state of complaintStates) {
      expect(officeActions(state)).not.toContain('withdraw');
      expect(officeActions(state)).not.toContain('lapse');
    }
  });

  test('is what leads somewhere', () => {
    for (const state of complaintStates) {
      for (const fact of allFacts) {
        for (const action of officeActions(state, fact)) expect(nextState(state, action, fact)).toBeDefined();
      }
    }
  });

  test.each<[ComplaintState, string[]]>([
    ['received', ['verify', 'ask_completion', 'accept', 'answer', 'forward', 'reject']],
    ['in_verification', ['ask_completion', 'accept', 'answer', 'forward', 'reject']],
    ['needs_completion', ['complete', 'forward', 'reject']],
    ['in_progress', ['ask_completion', 'answer', 'forward', 'reject']],
    ['answered', ['answer', 'close', 'reopen', 'forward']],
    ['closed', ['reopen']],
    ['forwarded', []],
    ['rejected', []],
    ['withdrawn', []]
  ])('at %s', (state, actions) => {
    expect(officeActions(state)).toEqual(actions);
  });
});

describe('what the complainant may do', () => {
  test('open again once, from answered and closed', () => {
    expect(complainantActions('answered', facts())).toEqual(['reply', 'withdraw', 'reopen']);
    expect(complainantActions('closed', facts())).toEqual(['reopen', 'rate']);
    expect(complainantActions('closed', facts({ mayReopen: false }))).toEqual(['rate']);
  });

  test('rate what the office brought to an end', () => {
    const rated = complaintStates.filter((state) => complainantActions(state, facts()).includes('rate'));
    expect(rated).toEqual(['forwarded', 'closed', 'rejected']);
  });
});

describe('the facts of a case', () => {
  const days = { fileCompleteOn: null, endedOn: null, reopenedOn: null, autoCloseOn: null };

  test('let it be opened again up to the last day, and once', () => {
    const closed = { ...days, endedOn: '2026-11-02' };
    expect(transitionFactsOf(closed, '2026-12-02', shippedLimits).mayReopen).toBe(true);
    expect(transitionFactsOf(closed, '2026-12-03', shippedLimits).mayReopen).toBe(false);
    expect(transitionFactsOf({ ...closed, reopenedOn: '2026-10-01' }, '2026-11-03', shippedLimits).mayReopen).toBe(
      false
    );
  });

  test('count the last day for a reply as time for a reply', () => {
    const answered = { ...days, autoCloseOn: '2026-11-10' };
    expect(transitionFactsOf(answered, '2026-11-10', shippedLimits).replyTimeOver).toBe(false);
    expect(transitionFactsOf(answered, '2026-11-11', shippedLimits).replyTimeOver).toBe(true);
    expect(transitionFactsOf(days, '2026-11-11', shippedLimits).replyTimeOver).toBe(false);
  });
});
