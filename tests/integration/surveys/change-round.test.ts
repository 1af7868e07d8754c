import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { DomainError } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { roundActions, type RoundAction } from '#lib/domain/surveys/round.ts';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { changeRound, changeRoundDates, countHeld } from '#lib/server/surveys/change-round.ts';
import { ensureRounds, getRound, getSurveyNow, listSurveyRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

const cli: Actor = { kind: 'program', name: 'cli' };
const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'survey_officer' };
const leader: Actor = { kind: 'staff', accountId: 'leader', role: 'leadership' };
const slug = 'pelayanan-publik';
const tw4: Period = { year: 2026, quarter: 4 };
const tw1: Period = { year: 2027, quarter: 1 };

let database: TestDatabase;
let now = november;
const deps = () => ({ db: database.db, now: () => now });
const step = (action: RoundAction, period = tw4, actor: Actor = officer) =>
  changeRound(deps(), actor, { slug, period, action });
const send = (held = false, value = 4) =>
  submitResponse({ ...deps(), bursts: watchSaying(held) }, newId(), skmSubmission(value), '192.0.2.1');

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  now = november;
  await database.db.$client`truncate responses, response_tallies, response_mean_tallies, survey_rounds cascade`;
  await ensureRounds(deps());
});

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const problem: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  if (!(problem instanceof DomainError)) throw new Error(`not refused: ${String(problem)}`);
  return problem;
}

describe('the life of a round', () => {
  it('goes from open over closed and reviewed to published and corrected, each step in the audit log', async () => {
    expect(await send()).toEqual({ kind: 'stored' });
    expect((await step('close')).status).toBe('closed');
    expect(await send()).toEqual({ kind: 'late' });
    expect((await step('review')).status).toBe('reviewed');
    const published = await step('publish');
    expect(published).toMatchObject({ status: 'published', round: { version: 1, publishedAt: new Date(november) } });
    expect((await step('correct')).round).toMatchObject({ stage: 'corrected', version: 2 });
    expect((await step('correct')).round).toMatchObject({ version: 3, publishedAt: new Date(november) });
    const entries = await listAudit(database.db, undefined, 5);
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'round.close',
      'round.review',
      'round.publish',
      'round.correct',
      'round.correct'
    ]);
    expect(entries[0]).toMatchObject({
      actor: 'officer',
      subject: 'pelayanan-publik/2026-tw4',
      details: { version: 3 }
    });
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('lets a round be reviewed whose closing day passed by itself, with the instant it closed', async () => {
    now = epochOf('2026-12-23T09:00:00+08:00');
    expect((await step('review')).round).toMatchObject({
      stage: 'reviewed',
      closedAt: new Date('2026-12-20T16:00:00Z')
    });
  });

  it('folds everything at closing and publishing', async () => {
    await Promise.all(Array.from({ length: 20 }, () => send()));
    await step('close');
    const [row] = await database.db.$client`select count(*)::int as n from responses where not folded`;
    expect(row).toEqual({ n: 0 });
  });

  it('refuses every other step, changes nothing and says why', async () => {
    const ways: readonly (readonly RoundAction[])[] = [
      [],
      ['close'],
      ['close', 'review'],
      ['close', 'review', 'publish'],
      ['close', 'review', 'publish', 'correct']
    ];
    const allowed: readonly (readonly RoundAction[])[] = [['close'], ['review'], ['publish'], ['correct'], ['correct']];
    for (const [place, way] of ways.entries()) {
      await database.db.$client`truncate survey_rounds cascade`;
      await ensureRounds(deps());
      for (const action of way) await step(action);
      const before = await listSurveyRounds(deps(), slug);
      for (const action of roundActions.filter((action) => !allowed[place]?.includes(action))) {
        expect(await refusal(step(action))).toMatchObject({
          code: 'conflict',
          message: expect.stringContaining('Triwulan IV Tahun 2026') as unknown
        });
      }
      expect(await listSurveyRounds(deps(), slug)).toEqual(before);
    }
  });

  it('keeps people without the permission out', async () => {
    for (const action of roundActions) expect((await refusal(step(action, tw4, leader))).code).toBe('forbidden');
    expect((await refusal(countHeld(deps(), leader, { slug, period: tw4 }))).code).toBe('forbidden');
    expect(await step('close', tw4, cli)).toMatchObject({ status: 'closed' });
  });

  it('knows no round of a year nobody planned', async () => {
    expect((await refusal(step('close', { year: 2031, quarter: 1 }))).code).toBe('not_found');
  });
});

describe('two people at once', () => {
  it('publish once; the other learns that it is published', async () => {
    await step('close');
    await step('review');
    const both = await Promise.allSettled([step('publish'), step('publish', tw4, cli)]);
    const refused = both.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: 'conflict',
      message: 'Triwulan IV Tahun 2026 sudah terbit pada 10 November 2026, jadi tidak dapat diterbitkan sekarang.'
    });
    expect((await getRound(deps(), slug, tw4)).round.version).toBe(1);
  });

  it('change neighbouring rounds without waiting for each other for ever', async () => {
    await changeRoundDates(deps(), officer, {
      slug,
      period: tw4,
      dates: { opensOn: '2026-09-21', closesOn: '2026-12-24' }
    });
    const dates = { opensOn: '2026-12-22', closesOn: '2027-03-25' };
    const outcomes = await Promise.allSettled([
      changeRoundDates(deps(), officer, { slug, period: tw1, dates }),
      changeRoundDates(deps(), officer, {
        slug,
        period: tw4,
        dates: { opensOn: '2026-09-21', closesOn: '2026-12-23' }
      }),
      step('close')
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DomainError);
    }
    expect(await windowsAreContiguous()).toBe(true);
  });
});

describe('answers that arrive while a round is closed', () => {
  it('end up counted or late, none lost, and the figures agree', async () => {
    const total = 120;
    const outcomes = Promise.all(Array.from({ length: total }, () => send()));
    const closing = step('close');
    const kinds = (await outcomes).map(({ kind }) => kind);
    await closing;
    const stored = kinds.filter((kind) => kind === 'stored').length;
    const late = kinds.filter((kind) => kind === 'late').length;
    expect(stored + late).toBe(total);
    expect((await getStaffResult(deps(), slug, tw4)).result.n).toBe(stored);
    expect(await send()).toEqual({ kind: 'late' });
  });
});

describe('windows', () => {
  it('of the next round begin the day after an early closing, also across the year', async () => {
    const { moved } = await step('close');
    expect(moved).toMatchObject([{ period: tw1, opensOn: '2026-11-11' }]);
    now = epochOf('2026-11-11T08:00:00+08:00');
    expect(await getSurveyNow(deps(), slug)).toMatchObject({ status: 'open', round: { period: tw1 } });
  });

  it('let the next round be opened on the day of closing', async () => {
    await step('close');
    const { round, moved } = await step('open', tw1);
    expect(round).toMatchObject({ opensOn: '2026-11-10' });
    expect(moved).toMatchObject([{ period: tw4, closesOn: '2026-11-09' }]);
    expect(await send()).toEqual({ kind: 'stored' });
    expect((await getStaffResult(deps(), slug, tw1)).result.n).toBe(1);
  });

  it('say which neighbour followed a change of dates', async () => {
    const dates = { opensOn: '2026-09-21', closesOn: '2026-12-24' };
    const { round, moved } = await changeRoundDates(deps(), officer, { slug, period: tw4, dates });
    expect(round).toMatchObject(dates);
    expect(moved).toMatchObject([{ period: tw1, opensOn: '2026-12-25' }]);
    expect((await listAudit(database.db))[0]).toMatchObject({
      action: 'round.dates',
      details: { changed: ['closesOn'], moved: ['2027-tw1'] }
    });
  });

  const day = fc.integer({ min: -120, max: 240 }).map((days) => addDays('2026-11-10', days));
  const move = fc.oneof(
    fc.record({
      kind: fc.constant('dates' as const),
      quarter: fc.constantFrom(tw4, tw1, { year: 2027, quarter: 2 } as Period),
      opensOn: day,
      closesOn: day,
      keepOpening: fc.boolean()
    }),
    fc.record({
      kind: fc.constant('step' as const),
      quarter: fc.constantFrom(tw4, tw1),
      action: fc.constantFrom(...roundActions)
    }),
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) })
  );

  it('have neither gap nor overlap after any sequence of changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
        now = november;
        await database.db.$client`truncate survey_rounds cascade`;
        await ensureRounds(deps());
        for (const next of moves) {
          if (next.kind === 'wait') {
            now += next.days * 86_400_000;
            await ensureRounds(deps());
          } else if (next.kind === 'step') await step(next.action, next.quarter).catch(onlyRefusals);
          else await reschedule(next).catch(onlyRefusals);
          expect(await windowsAreContiguous()).toBe(true);
          expect(await openRounds()).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 }
    );
  });

  async function reschedule(wanted: { quarter: Period; opensOn: string; closesOn: string; keepOpening: boolean }) {
    const { round } = await getRound(deps(), slug, wanted.quarter);
    const dates = { opensOn: wanted.keepOpening ? round.opensOn : wanted.opensOn, closesOn: wanted.closesOn };
    await changeRoundDates(deps(), officer, { slug, period: wanted.quarter, dates });
  }
});

describe('responses that were held back', () => {
  it('stay out by default and are counted by a decision', async () => {
    await send();
    await send(true, 1);
    expect(await getStaffResult(deps(), slug, tw4)).toMatchObject({ result: { n: 1 }, heldN: 1, withHeld: { n: 2 } });
    await countHeld(deps(), officer, { slug, period: tw4 });
    expect(await getStaffResult(deps(), slug, tw4)).toMatchObject({ result: { n: 2 }, heldN: 0, withHeld: null });
    expect((await listAudit(database.db))[0]).toMatchObject({
      action: 'round.count_held',
      details: { count: 1, version: 0 }
    });
    expect((await refusal(countHeld(deps(), officer, { slug, period: tw4 }))).code).toBe('conflict');
  });

  it('make a correction when the result is published already', async () => {
    await send(true);
    for (const action of ['close', 'review', 'publish'] as const) await step(action);
    expect((await countHeld(deps(), officer, { slug, period: tw4 })).round).toMatchObject({
      stage: 'corrected',
      version: 2
    });
  });
});

function onlyRefusals(problem: unknown): void {
  if (!(problem instanceof DomainError)) throw problem;
}

async function windowsAreContiguous(): Promise<boolean> {
  const rounds = await listSurveyRounds(deps(), slug);
  return rounds.every((round, place) => {
    const next = rounds[place + 1];
    return !next || next.opensOn === addDays(round.closesOn, 1);
  });
}

async function openRounds(): Promise<number> {
  const today = officeDateAt(now);
  const rounds = await listSurveyRounds(deps(), slug);
  return rounds.filter(({ stage, opensOn, closesOn }) => stage === 'scheduled' && opensOn <= today && today <= closesOn)
    .length;
}
