import { describe, expect, it } from 'vitest';
import { workingCalendar } from '#lib/domain/calendar/working-days.ts';
import {
  daysAfterStep,
  openDuties,
  reportDeadlines,
  wasInTime,
  type Conversation,
  type ReportDays
} from './report-deadlines.ts';
import { shippedWbsLimits } from './wbs-limits.ts';

const calendar = workingCalendar([{ date: '2026-12-25' }]);
const received = (change: Partial<ReportDays> = {}): ReportDays => ({
  receivedOn: '2026-11-24',
  state: 'received',
  acknowledgedOn: null,
  reviewedOn: null,
  feedbackOn: null,
  ...change
});
const deadlines = (days: ReportDays, limits = shippedWbsLimits) => reportDeadlines(days, calendar, limits);

const silent: Conversation = { officeSpokeOn: null, reporterWaitsSince: null };
const owed = (days: ReportDays, today: string, conversation: Partial<Conversation> = {}) =>
  openDuties(days, deadlines(days), { ...silent, ...conversation }, { today, calendar, limits: shippedWbsLimits });

describe('deadlines', () => {
  it('count working days from receipt, then from the acknowledgement', () => {
    expect(deadlines(received())).toEqual({
      acknowledgeDueOn: '2026-11-27',
      reviewDueOn: '2026-12-11',
      feedbackDueOn: '2027-02-27'
    });
    expect(deadlines(received({ acknowledgedOn: '2026-11-30' }))).toMatchObject({
      reviewDueOn: '2026-12-14',
      feedbackDueOn: '2027-02-28'
    });
  });

  it('never leave the acknowledgement later than seven days, whatever the holidays and the setting', () => {
    const closed = workingCalendar(
      Array.from({ length: 20 }, (_, day) => ({ date: `2026-12-${String(day + 10).padStart(2, '0')}` }))
    );
    const days = received({ receivedOn: '2026-12-10' });
    expect(reportDeadlines(days, closed, shippedWbsLimits).acknowledgeDueOn).toBe('2026-12-17');
    expect(deadlines(received(), { ...shippedWbsLimits, acknowledge: 90 }).acknowledgeDueOn).toBe('2026-12-01');
  });

  it('end on the last day of a shorter month', () => {
    expect(deadlines(received({ acknowledgedOn: '2027-11-30' })).feedbackDueOn).toBe('2028-02-29');
    expect(deadlines(received({ acknowledgedOn: '2026-11-30' })).feedbackDueOn).toBe('2027-02-28');
  });
});

describe('what the office owes', () => {
  it('comes nearest first, is overdue the day after, and ends with the report', () => {
    const days = received();
    const on = (today: string) => owed(days, today);
    expect(on('2026-11-27').map(({ duty, overdue }) => [duty, overdue])).toEqual([
      ['acknowledge', false],
      ['review', false],
      ['feedback', false]
    ]);
    expect(on('2026-11-28')[0]).toEqual({ duty: 'acknowledge', dueOn: '2026-11-27', overdue: true });
    const closed = received({ state: 'closed_unproven' });
    expect(owed(closed, '2027-12-01', { officeSpokeOn: '2026-12-01', reporterWaitsSince: '2026-12-02' })).toEqual([]);
  });

  it('is news 30 days after the last word to the reporter, again and again, whatever else is done', () => {
    const forwarded = received({
      state: 'forwarded',
      acknowledgedOn: '2026-11-25',
      reviewedOn: '2026-11-30',
      feedbackOn: '2026-11-30'
    });
    expect(owed(forwarded, '2026-12-30', { officeSpokeOn: '2026-11-30' })).toEqual([
      { duty: 'news', dueOn: '2026-12-30', overdue: false }
    ]);
    expect(owed(forwarded, '2026-12-31', { officeSpokeOn: '2026-11-30' })[0]?.overdue).toBe(true);
    expect(owed(forwarded, '2026-12-31', { officeSpokeOn: '2026-12-31' })[0]?.dueOn).toBe('2027-01-30');
  });

  it('is a reply within the days of a review, counted from the oldest unanswered message', () => {
    const asked = received({ state: 'needs_information', acknowledgedOn: '2026-11-25', reviewedOn: '2026-11-26' });
    const [reply] = owed(asked, '2026-12-15', { officeSpokeOn: '2026-11-26', reporterWaitsSince: '2026-11-30' });
    expect(reply).toEqual({ duty: 'reply', dueOn: '2026-12-14', overdue: true });
  });

  it('is no reply while nobody has acknowledged: the first words answer the report and what came after it', () => {
    expect(owed(received(), '2026-11-25', { reporterWaitsSince: '2026-11-25' }).map(({ duty }) => duty)).toEqual([
      'acknowledge',
      'review',
      'feedback'
    ]);
  });

  it('is done by the step that does it, and its first day stays', () => {
    const reviewed = daysAfterStep(received(), 'under_review', '2026-11-25');
    expect(reviewed).toEqual({
      state: 'under_review',
      acknowledgedOn: '2026-11-25',
      reviewedOn: null,
      feedbackOn: null
    });
    const asked = daysAfterStep({ ...received(), ...reviewed }, 'needs_information', '2026-11-26');
    expect(asked).toMatchObject({ acknowledgedOn: '2026-11-25', reviewedOn: '2026-11-26', feedbackOn: null });
    const done = daysAfterStep({ ...received(), ...asked }, 'followed_up', '2026-12-01');
    expect(done).toMatchObject({ reviewedOn: '2026-11-26', feedbackOn: '2026-12-01' });
  });

  it('was in time on its last day, not the day after, and never while it is not done', () => {
    const inTime = (acknowledgedOn: string | null) => {
      const days = received({ acknowledgedOn });
      return wasInTime('acknowledge', days, deadlines(days));
    };
    expect([inTime('2026-11-27'), inTime('2026-11-28'), inTime(null)]).toEqual([true, false, false]);
  });
});
