import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedHolidays } from '#lib/domain/calendar/holiday.ts';
import { workingCalendar } from '#lib/domain/calendar/working-days.ts';
import { dateOf, isWeekend, numberOf } from '#tests/support/counted-days.ts';
import { handlingClasses } from './complaint-class.ts';
import type { ComplaintState } from './complaint-state.ts';
import { deadlinesOf, dueState, shippedLimits, type DatedEvent } from './deadlines.ts';

const closed = shippedHolidays.map(({ date }) => date);
const calendar = workingCalendar(shippedHolidays);
const isWorking = (day: number) => !isWeekend(day) && !closed.includes(dateOf(day));

const step = (kind: string, onDate: string, toState: ComplaintState | null = null): DatedEvent => ({
  kind,
  onDate,
  toState
});
const received = (onDate: string) => step('receive', onDate, 'received');

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The rule in the plainest words: walk day by day, count the working days outside the pauses. */
function dueByWalking(start: number, limit: number, pauses: readonly Interval[]): string {
  let day = start;
  for (let counted = 0; counted < limit;) {
    day += 1;
    const stands = pauses.some(({ from, to }) => day > from && day <= to);
    if (isWorking(day) && !stands) counted += 1;
  }
  return dateOf(day);
}

const handlingClass = fc.constantFrom(...handlingClasses);
const receipt = fc.oneof(
  fc.integer({ min: numberOf('2025-01-01'), max: numberOf('2026-12-31') }),
  fc.integer({ min: numberOf('2025-12-10'), max: numberOf('2026-01-10') }),
  fc.integer({ min: numberOf('2028-02-10'), max: numberOf('2028-03-05') })
);
/** Days until the file is accepted, then days worked and days paused in turn. */
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 });

describe('the resolution clock against a day-by-day reference', () => {
  test('pauses and resumes as often as the file was incomplete', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 10 }), gaps, handlingClass, (day, wait, turns, kind) => {
        const events = [received(dateOf(day)), step('accept', dateOf(day + wait), 'in_progress')];
        const pauses: Interval[] = [];
        let at = day + wait;
        for (const [worked, paused] of turns) {
          const pause = { from: at + worked, to: at + worked + paused };
          events.push(step('ask_completion', dateOf(pause.from), 'needs_completion'));
          events.push(step('complete', dateOf(pause.to), 'in_progress'));
          pauses.push(pause);
          at = pause.to;
        }
        const facts = { receivedOn: dateOf(day), handlingClass: kind, events };
        expect(deadlinesOf(facts, shippedLimits, calendar).resolveDueOn).toBe(
          dueByWalking(day + wait, shippedLimits.resolve[kind], pauses)
        );
      }),
      { numRuns: 150 }
    );
  });

  test('an open pause stops it, and gives the complainant 30 calendar days', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 40 }), (day, later) => {
        const asked = dateOf(day + later);
        const events = [received(dateOf(day)), step('ask_completion', asked, 'needs_completion')];
        const facts = { receivedOn: dateOf(day), handlingClass: 'aspiration' as const, events };
        const { resolveDueOn, completeDueOn } = deadlinesOf(facts, shippedLimits, calendar);
        expect(resolveDueOn).toBeNull();
        expect(completeDueOn).toBe(dateOf(day + later + 30));
      })
    );
  });

  test('a pause that begins and ends on one day changes nothing', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 20 }), handlingClass, (day, later, kind) => {
        const before = [received(dateOf(day)), step('accept', dateOf(day), 'in_progress')];
        const asked = dateOf(day + later);
        const after = [
          ...before,
          step('ask_completion', asked, 'needs_completion'),
          step('complete', asked, 'in_progress')
        ];
        const due = (events: readonly DatedEvent[]) =>
          deadlinesOf({ receivedOn: dateOf(day), handlingClass: kind, events }, shippedLimits, calendar);
        expect(due(after)).toEqual(due(before));
      })
    );
  });

  test('the first response is never later than 14 calendar days, whatever the setting and the holidays', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 1, max: 30 }), (day, firstResponse) => {
        const facts = {
          receivedOn: dateOf(day),
          handlingClass: 'aspiration' as const,
          events: [received(dateOf(day))]
        };
        const { firstResponseDueOn } = deadlinesOf(facts, { ...shippedLimits, firstResponse }, calendar);
        expect(numberOf(firstResponseDueOn)).toBeLessThanOrEqual(day + 14);
        expect(firstResponseDueOn <= dueByWalking(day, firstResponse, [])).toBe(true);
      })
    );
  });
});

describe('deadlines', () => {
  const facts = (receivedOn: string, events: readonly DatedEvent[]) => ({
    receivedOn,
    handlingClass: 'complaint_non_oversight' as const,
    events: [received(receivedOn), ...events]
  });
  const due = (receivedOn: string, ...events: DatedEvent[]) =>
    deadlinesOf(facts(receivedOn, events), shippedLimits, calendar);

  test('of a receipt are a forecast for all three clocks', () => {
    expect(due('2026-11-24')).toEqual({
      verifyDueOn: '2026-11-27',
      firstResponseDueOn: '2026-12-01',
      resolveDueOn: '2026-12-14',
      completeDueOn: null,
      autoCloseOn: null,
      replyDueOn: null
    });
  });

  test('begin anew with a reopening, and go on where a merge leads out of an answer', () => {
    const answered = [step('accept', '2026-03-02', 'in_progress'), step('answer', '2026-03-10', 'answered')];
    const running = due('2026-03-02', ...answered.slice(0, 1)).resolveDueOn;
    expect(due('2026-03-02', ...answered, step('merge', '2026-03-12', 'in_progress'))).toMatchObject({
      resolveDueOn: running,
      autoCloseOn: null,
      replyDueOn: null
    });
    const reopened = due('2026-03-02', ...answered, step('reopen', '2026-03-12', 'in_progress'));
    expect(reopened.resolveDueOn).toBe(due('2026-03-12', step('accept', '2026-03-12', 'in_progress')).resolveDueOn);
  });

  test('cross the year end with its holidays', () => {
    expect(due('2025-12-23')).toMatchObject({
      verifyDueOn: '2025-12-30',
      firstResponseDueOn: '2026-01-02',
      resolveDueOn: '2026-01-15'
    });
  });

  test('follow the class, 5, 14, 14 and 60 working days', () => {
    const resolve = handlingClasses.map(
      (kind) => deadlinesOf({ ...facts('2026-07-01', []), handlingClass: kind }, shippedLimits, calendar).resolveDueOn
    );
    expect(resolve).toEqual(['2026-07-08', '2026-07-21', '2026-07-21', '2026-09-25']);
  });

  test('count from the accepted file, not from the receipt', () => {
    const accepted = due(
      '2026-11-24',
      step('verify', '2026-11-25', 'in_verification'),
      step('accept', '2026-11-26', 'in_progress')
    );
    expect(accepted.resolveDueOn).toBe('2026-12-16');
  });

  test('an answer without an accepted file is measured from the receipt', () => {
    expect(due('2026-11-24', step('answer', '2026-12-20', 'answered')).resolveDueOn).toBe('2026-12-14');
  });

  test('a case opened again has the whole time anew', () => {
    const reopened = due(
      '2026-07-01',
      step('accept', '2026-07-02', 'in_progress'),
      step('ask_completion', '2026-07-03', 'needs_completion'),
      step('complete', '2026-07-20', 'in_progress'),
      step('answer', '2026-07-21', 'answered'),
      step('close', '2026-08-05', 'closed'),
      step('reopen', '2026-08-26', 'in_progress')
    );
    expect(reopened.resolveDueOn).toBe('2026-09-15');
    expect(reopened.autoCloseOn).toBeNull();
  });

  test('an answer waits 10 working days for a reply, a new answer as long again', () => {
    const answer = step('answer', '2026-11-24', 'answered');
    expect(due('2026-11-20', answer).autoCloseOn).toBe('2026-12-08');
    expect(due('2026-11-20', answer, step('answer', '2026-11-30', 'answered')).autoCloseOn).toBe('2026-12-14');
  });

  test('a reply keeps the case from closing by itself until the office answers again', () => {
    const answer = step('answer', '2026-11-24', 'answered');
    const reply = step('reply', '2026-11-25');
    expect(due('2026-11-20', answer, reply).autoCloseOn).toBeNull();
    expect(due('2026-11-20', reply, answer).autoCloseOn).toBe('2026-12-08');
    expect(due('2026-11-20', answer, reply, step('answer', '2026-11-26', 'answered')).autoCloseOn).toBe('2026-12-10');
    expect(due('2026-11-20', answer, step('note', '2026-11-25')).autoCloseOn).toBe('2026-12-08');
  });

  test('a reply to the answer is owed words within the days of a first response, and then the complainant has time again', () => {
    const answer = step('answer', '2026-11-24', 'answered');
    const replies = [answer, step('reply', '2026-11-25'), step('reply', '2026-11-27')];
    expect(due('2026-11-20', answer).replyDueOn).toBeNull();
    expect(due('2026-11-20', ...replies).replyDueOn).toBe('2026-12-02');
    expect(due('2026-11-20', ...replies, step('answer', '2026-11-30', 'answered')).replyDueOn).toBeNull();
    const met = due('2026-11-20', ...replies, step('reply_done', '2026-11-30'));
    expect(met).toMatchObject({ replyDueOn: null, autoCloseOn: '2026-12-14' });
  });

  test('asking twice for completion keeps the first day as the last time the clock ran', () => {
    const asked = step('ask_completion', '2026-11-25', 'needs_completion');
    expect(due('2026-11-24', asked, { ...asked, onDate: '2026-11-27' }).completeDueOn).toBe('2026-12-25');
  });
});

describe('how a deadline stands', () => {
  test.each([
    ['2026-11-24', null, '2026-11-23', 'due'],
    ['2026-11-24', null, '2026-11-24', 'due_today'],
    ['2026-11-24', null, '2026-11-25', 'overdue'],
    ['2026-11-24', '2026-11-24', '2026-12-31', 'done_in_time'],
    ['2026-11-24', '2026-11-25', '2026-11-25', 'done_late']
  ])('due %s, done %s, on %s: %s', (deadline, doneOn, today, state) => {
    expect(dueState(deadline, doneOn, today)).toBe(state);
  });
});
