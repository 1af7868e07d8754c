import { describe, expect, it } from 'vitest';
import { complaintStates, hasEnded, type ComplaintState } from './complaint-state.ts';
import { milestonesAfter, type Milestones } from './milestones.ts';

const none: Milestones = {
  verifiedOn: null,
  firstResponseOn: null,
  fileCompleteOn: null,
  answeredOn: null,
  endedOn: null,
  reopenedOn: null
};

/** The days after a walk through states, one day a step from 1 January on. */
const walk = (...states: ComplaintState[]) =>
  states
    .slice(1)
    .reduce(
      (before, to, i) =>
        milestonesAfter(before, { kind: 'step', from: states[i] ?? 'received', to, on: `2026-01-0${i + 1}` }),
      none
    );

describe('the days a case reaches', () => {
  it('are those of the first time', () => {
    expect(walk('received', 'in_verification', 'in_progress', 'needs_completion', 'in_progress', 'answered')).toEqual({
      ...none,
      verifiedOn: '2026-01-02',
      fileCompleteOn: '2026-01-02',
      answeredOn: '2026-01-05'
    });
  });

  it('leave a completion that is waited for incomplete', () => {
    expect(walk('received', 'needs_completion')).toEqual({ ...none, verifiedOn: '2026-01-01' });
  });

  it('are only the end for what was withdrawn', () => {
    expect(walk('received', 'withdrawn')).toEqual({ ...none, endedOn: '2026-01-01' });
  });

  it('of the answer and the end are new ones after a reopening', () => {
    const closed = walk('received', 'in_progress', 'answered', 'closed');
    const reopened = milestonesAfter(closed, { kind: 'reopen', from: 'closed', to: 'in_progress', on: '2026-01-04' });
    expect(reopened).toEqual({ ...closed, answeredOn: null, endedOn: null, reopenedOn: '2026-01-04' });
    const again = milestonesAfter(reopened, { kind: 'answer', from: 'in_progress', to: 'answered', on: '2026-01-05' });
    expect(again).toEqual({ ...reopened, answeredOn: '2026-01-05' });
  });

  it('know no reopening where an answered case is merged into one without an answer', () => {
    const answered = walk('received', 'in_progress', 'answered');
    const facts = { kind: 'merge', from: 'answered', to: 'in_progress', on: '2026-01-04' } as const;
    expect(milestonesAfter(answered, facts)).toEqual({ ...answered, answeredOn: null });
  });

  it('have an end exactly in the states that end a case', () => {
    for (const from of complaintStates) {
      for (const to of complaintStates) {
        const before = { ...none, endedOn: hasEnded(from) ? '2025-12-31' : null };
        const after = milestonesAfter(before, { kind: 'step', from, to, on: '2026-01-01' });
        expect(after.endedOn !== null, `${from} ${to}`).toBe(
          hasEnded(to) || (to === 'answered' && before.endedOn !== null)
        );
      }
    }
  });
});
