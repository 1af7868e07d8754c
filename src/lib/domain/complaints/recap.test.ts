import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedHolidays } from '#lib/domain/calendar/holiday.ts';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import type { Quarter } from '#lib/domain/calendar/period.ts';
import { workingCalendar } from '#lib/domain/calendar/working-days.ts';
import { categories } from './category.ts';
import { complaintChannels } from './complaint-channel.ts';
import { handlingClasses } from './complaint-class.ts';
import { complaintStates, type ComplaintState } from './complaint-state.ts';
import { shippedLimits, type DatedEvent } from './deadlines.ts';
import type { RecapCase } from './recap-row.ts';
import { monthRecap, quarterRecap, requireBalance, type RecapCounts } from './recap.ts';
import { complaintActions, nextState } from './transition.ts';

const rules = { calendar: workingCalendar(shippedHolidays), limitsOn: () => shippedLimits };
const months = Array.from({ length: 18 }, (_, at) => ({ year: 2025 + Math.floor(at / 12), month: (at % 12) + 1 }));
const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const event = (onDate: string, toState: ComplaintState | null, kind = 'step'): DatedEvent => ({
  kind,
  onDate,
  toState
});

let made = 0;
const complaint = (events: readonly DatedEvent[], change: Partial<RecapCase> = {}): RecapCase => ({
  id: `id-${(made += 1)}`,
  registerNumber: `DUMAS/2025/I/${String(made).padStart(4, '0')}`,
  receivedOn: events[0]?.onDate ?? '2025-01-01',
  channel: 'web',
  category: 'other',
  handlingClass: 'complaint_non_oversight',
  confidential: false,
  forwardedTo: null,
  events,
  ...change
});

const facts = { fileComplete: true, mayReopen: true, replyTimeOver: true };

/** A life that the steps allow: from receipt on, each step some days after the one before. */
function livedEvents(receivedOn: string, steps: readonly (readonly [number, number])[]): DatedEvent[] {
  const events = [event(receivedOn, 'received', 'receive')];
  let [state, date]: [ComplaintState, string] = ['received', receivedOn];
  for (const [choice, days] of steps) {
    const possible = complaintActions.filter((action) => nextState(state, action, facts));
    const action = possible[choice % Math.max(possible.length, 1)];
    if (!action) break;
    date = addDays(date, days);
    state = nextState(state, action, facts) ?? state;
    events.push(event(date, state, action));
  }
  return events;
}

const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-01-01', days));
const details = fc.record({
  category: fc.constantFrom(...categories),
  channel: fc.constantFrom(...complaintChannels),
  handlingClass: fc.constantFrom(...handlingClasses)
});
const lived = fc
  .tuple(day, fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 45 })), { maxLength: 8 }), details)
  .map(([receivedOn, steps, facets]) => complaint(livedEvents(receivedOn, steps), facets));
/** Not even possible ones: any states on any days in any order. */
const wild = fc
  .tuple(fc.array(fc.tuple(day, fc.option(fc.constantFrom(...complaintStates))), { maxLength: 8 }), details)
  .map(([events, facets]) =>
    complaint(
      events.map(([onDate, toState]) => event(onDate, toState)),
      facets
    )
  );

function expectBalance(counts: RecapCounts): void {
  expect(counts.toFollowUp).toBe(counts.inProcess + counts.done);
  expect(counts.toFollowUp).toBe(counts.carriedOver + counts.received - counts.rejectedOrWithdrawn);
  expect(sum(counts.byCategory)).toBe(counts.toFollowUp);
  expect(sum(counts.byChannel)).toBe(counts.toFollowUp);
  expect(counts.forwarded).toBeLessThanOrEqual(counts.done);
  expect(counts.overdue).toBeLessThanOrEqual(counts.inProcess);
  expect(counts.answeredOnTime).toBeLessThanOrEqual(counts.answered);
}

describe('the counters', () => {
  test('add up after any sequence of events, possible or not', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(lived, wild), { maxLength: 8 }), fc.constantFrom(...months), (cases, month) => {
        const recap = monthRecap(cases, month, rules);
        expectBalance(recap);
        expect(recap.rows).toHaveLength(recap.carriedOver + recap.received);
        expectBalance(quarterRecap(cases, { year: month.year, quarter: Math.ceil(month.month / 3) as Quarter }, rules));
      }),
      { numRuns: 150 }
    );
  });

  test('hand on what is in process to the next month', () => {
    fc.assert(
      fc.property(fc.array(lived, { maxLength: 6 }), (cases) => {
        const recaps = months.map((month) => monthRecap(cases, month, rules));
        const carried = recaps.slice(1).map(({ carriedOver }) => carriedOver);
        expect(carried).toEqual(recaps.slice(0, -1).map(({ inProcess }) => inProcess));
      }),
      { numRuns: 40 }
    );
  });

  test('of a quarter begin with those of its first month and end with those of its last', () => {
    fc.assert(
      fc.property(fc.array(lived, { maxLength: 6 }), fc.constantFrom<Quarter>(1, 2, 3, 4), (cases, quarter) => {
        const ofMonth = (month: number) => monthRecap(cases, { year: 2025, month }, rules);
        const recap = quarterRecap(cases, { year: 2025, quarter }, rules);
        expect(recap.carriedOver).toBe(ofMonth(quarter * 3 - 2).carriedOver);
        expect(recap.inProcess).toBe(ofMonth(quarter * 3).inProcess);
        expect(recap.overdue).toBe(ofMonth(quarter * 3).overdue);
      }),
      { numRuns: 60 }
    );
  });

  test('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(fc.array(lived, { maxLength: 6 }), fc.constantFrom(...months), (cases, month) => {
        expect(monthRecap([...cases].reverse(), month, rules)).toEqual(monthRecap(cases, month, rules));
      }),
      { numRuns: 50 }
    );
  });

  test('that do not add up are refused', () => {
    const counts = { carriedOver: 1, received: 2, rejectedOrWithdrawn: 1, toFollowUp: 2, inProcess: 1, done: 1 };
    expect(() => requireBalance(counts)).not.toThrow();
    expect(() => requireBalance({ ...counts, done: 2 })).toThrow('does not add up');
    expect(() => requireBalance({ ...counts, received: 3 })).toThrow('does not add up');
  });
});

describe('a month', () => {
  const november = { year: 2025, month: 11 };
  const recapOf = (...cases: RecapCase[]) => monthRecap(cases, november, rules);
  const accepted = (onDate: string) => [event(onDate, 'received'), event(onDate, 'in_progress')];

  test('without complaints is nil, and has no rates', () => {
    expect(recapOf()).toMatchObject({ toFollowUp: 0, received: 0, doneRate: null, onTimeRate: null, rows: [] });
  });

  test('leaves out what ended before it and what came after it', () => {
    const before = [...accepted('2025-09-01'), event('2025-10-01', 'answered'), event('2025-10-31', 'closed')];
    expect(recapOf(complaint(before), complaint(accepted('2025-12-01'))).rows).toEqual([]);
  });

  test('takes its first and its last day', () => {
    const recap = recapOf(complaint(accepted('2025-11-01')), complaint(accepted('2025-11-30')));
    expect(recap).toMatchObject({ carriedOver: 0, received: 2, inProcess: 2 });
  });

  test('shows the case as it stood on its last day, whatever came later', () => {
    const later = [...accepted('2025-11-03'), event('2025-12-01', 'answered'), event('2025-12-15', 'closed')];
    const [row] = recapOf(complaint(later)).rows;
    expect(row).toMatchObject({ state: 'in_progress', resolvedOn: null, endedOn: null, onTime: null, overdue: true });
  });

  test('counts a case opened again in a later month once more', () => {
    const reopened = [
      ...accepted('2025-09-01'),
      event('2025-09-10', 'answered'),
      event('2025-09-25', 'closed'),
      event('2025-11-10', 'in_progress', 'reopen'),
      event('2025-11-20', 'answered')
    ];
    const recap = recapOf(complaint(reopened));
    expect(recap).toMatchObject({ carriedOver: 0, received: 1, inProcess: 1, answered: 1, answeredOnTime: 1 });
    expect(recap.rows[0]).toMatchObject({ origin: 'reopened', resolvedOn: '2025-11-20' });
  });

  test('keeps rejected and withdrawn cases in the matrix and out of what is to follow up', () => {
    const rejected = complaint([event('2025-10-30', 'received'), event('2025-11-05', 'rejected')]);
    const withdrawn = complaint([event('2025-11-06', 'received'), event('2025-11-07', 'withdrawn')]);
    const recap = recapOf(rejected, withdrawn);
    expect(recap).toMatchObject({ carriedOver: 1, received: 1, rejectedOrWithdrawn: 2, toFollowUp: 0, doneRate: null });
    expect(recap.rows.map(({ state, onTime }) => [state, onTime])).toEqual([
      ['rejected', null],
      ['withdrawn', null]
    ]);
  });

  test('counts an answer in the month it was given, not in the month the case closed by itself', () => {
    const answered = complaint([
      ...accepted('2025-10-20'),
      event('2025-10-30', 'answered'),
      event('2025-11-14', 'closed')
    ]);
    expect(recapOf(answered)).toMatchObject({
      carriedOver: 1,
      done: 1,
      answered: 0,
      onTimeRate: null,
      doneRate: 10000
    });
  });

  test('rounds its rates half up to hundredths of a percent', () => {
    const answered = [...accepted('2025-11-03'), event('2025-11-10', 'answered')];
    const late = [event('2025-10-01', 'received'), event('2025-11-10', 'answered')];
    const forwarded = [event('2025-11-03', 'received'), event('2025-11-04', 'forwarded')];
    const recap = recapOf(
      complaint(answered),
      complaint(late),
      complaint(forwarded, { forwardedTo: 'bawaslu', channel: 'whatsapp' })
    );
    expect(recap).toMatchObject({
      done: 1,
      forwarded: 1,
      doneRate: 3333,
      answered: 3,
      answeredOnTime: 2,
      onTimeRate: 6667
    });
    expect(recap.byChannel).toMatchObject({ web: 2, whatsapp: 1, email: 0 });
  });

  test('counts working days from receipt to the end', () => {
    const forwarded = [event('2025-11-03', 'received'), event('2025-11-10', 'forwarded')];
    expect(recapOf(complaint(forwarded)).rows[0]).toMatchObject({ workingDays: 5, endedOn: '2025-11-10' });
    expect(recapOf(complaint(accepted('2025-11-03'))).rows[0]).toMatchObject({ workingDays: 19 });
  });

  test('copies nothing of a case but what the matrix shows', () => {
    const withWords = { ...complaint(accepted('2025-11-03')), description: 'Nama saya Warga Uji' };
    expect(JSON.stringify(recapOf(withWords))).not.toContain('Warga Uji');
  });
});
