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
      (before, to, i) => milestonesAfter(before, { from: states[i] ?? 'received', to, on: `2026-01-0${i + 1}` }),
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
    expect(walk('received', 'in_progress', 'answered', 'closed', 'in_progress')).toMatchObject({
      answeredOn: null,
      endedOn: null,
      reopenedOn: '2026-01-04',
      verifiedOn: '2026-01-01'
    });
    expect(walk('in_progress', 'answered', 'in_progress', 'answered', 'closed')).toMatchObject({
      answeredOn: '2026-01-03',
      endedOn: '2026-01-04',
      reopenedOn: '2026-01-02'
    });
  });

  it('have an end exactly in the states that end a case', () => {
    for (const from of complaintStates) {
      for (const to of complaintStates) {
        const before = { ...none, endedOn: hasEnded(from) ? '2025-12-31' : null };
        const after = milestonesAfter(before, { from, to, on: '2026-01-01' });
        expect(after.endedOn !== null, `${from} ${to}`).toBe(
          hasEnded(to) || (to === 'answered' && before.endedOn !== null)
        );
      }
    }
  });
});
