import { describe, expect, it } from 'vitest';
import { openDuties, unmarkedOverdue, type DutyFacts } from './overdue.ts';

const facts: DutyFacts = {
  state: 'received',
  verifyDueOn: '2026-11-27',
  verifiedOn: null,
  firstResponseDueOn: '2026-12-01',
  firstResponseOn: null,
  resolveDueOn: '2026-12-14',
  replyDueOn: null,
  endedOn: null
};
const mark = (detail: string, onDate: string) => ({ kind: 'overdue', detail, onDate });

describe('what the office owes a case', () => {
  it('is what was not done yet, and nothing once the case has ended', () => {
    expect(openDuties(facts).map(({ duty }) => duty)).toEqual(['verify', 'first_response', 'resolve']);
    const answered: DutyFacts = {
      ...facts,
      state: 'answered',
      verifiedOn: '2026-11-25',
      firstResponseOn: '2026-11-25'
    };
    expect(openDuties(answered)).toEqual([]);
    expect(openDuties({ ...facts, state: 'withdrawn', endedOn: '2026-11-25' })).toEqual([]);
  });

  it('is words on a reply to the answer, which are late like any other duty', () => {
    const replied: DutyFacts = {
      ...facts,
      state: 'answered',
      verifiedOn: '2026-11-25',
      firstResponseOn: '2026-11-25',
      replyDueOn: '2026-12-03'
    };
    expect(openDuties(replied)).toEqual([{ duty: 'reply', dueOn: '2026-12-03' }]);
    expect(unmarkedOverdue(replied, [], '2026-12-03')).toEqual([]);
    expect(unmarkedOverdue(replied, [], '2026-12-04')).toEqual(['reply']);
  });

  it('asks for no resolution while the clock stands still', () => {
    const waiting: DutyFacts = { ...facts, state: 'needs_completion', verifiedOn: '2026-11-25', resolveDueOn: null };
    expect(openDuties(waiting).map(({ duty }) => duty)).toEqual(['first_response']);
  });
});

describe('a deadline that passed', () => {
  it('is marked from the day after its last day on, once', () => {
    expect(unmarkedOverdue(facts, [], '2026-11-27')).toEqual([]);
    expect(unmarkedOverdue(facts, [], '2026-11-28')).toEqual(['verify']);
    expect(unmarkedOverdue(facts, [mark('verify', '2026-11-28')], '2026-12-15')).toEqual(['first_response', 'resolve']);
  });

  it('is marked again when it was moved and passed again', () => {
    const moved: DutyFacts = {
      ...facts,
      verifiedOn: '2026-11-30',
      firstResponseOn: '2026-11-30',
      resolveDueOn: '2027-02-01'
    };
    const events = [mark('resolve', '2026-12-15')];
    expect(unmarkedOverdue(moved, events, '2027-02-01')).toEqual([]);
    expect(unmarkedOverdue(moved, events, '2027-02-02')).toEqual(['resolve']);
  });
});
