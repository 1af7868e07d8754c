import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { receiveAnswer } from '#lib/server/surveys/receive-answer.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

let database: TestDatabase;
const send = (id: string, body: unknown, now = november, burst = false) =>
  submitResponse({ db: database.db, now: () => now, bursts: watchSaying(burst) }, id, body, '192.0.2.1');

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureRounds({ db: database.db, now: () => november });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$client`truncate responses, quarantined_responses`;
});

async function rows(): Promise<{ standing: string; period: string; channel: string; flags: string[] }[]> {
  return database.db.$client`
    select standing, year || '-tw' || quarter as period, channel, flags
    from responses join survey_rounds on survey_rounds.id = round_id`;
}

describe('an answer is stored exactly once', () => {
  it('says stored, then known, and keeps one row', async () => {
    const id = newId();
    expect(await send(id, skmSubmission())).toEqual({ kind: 'stored' });
    expect(await send(id, skmSubmission())).toEqual({ kind: 'known' });
    expect(await rows()).toEqual([{ standing: 'counted', period: '2026-tw4', channel: 'web', flags: [] }]);
  });

  it('counts a retry as the same answer although the device measured its clock anew', async () => {
    const id = newId();
    await send(id, skmSubmission(4, { clockOffsetMs: 120 }));
    expect(await send(id, skmSubmission(4, { clockOffsetMs: -340 }))).toEqual({ kind: 'known' });
  });

  it('keeps other content under a known id in quarantine, once, and does not count it', async () => {
    const id = newId();
    await send(id, skmSubmission(4));
    expect(await send(id, skmSubmission(1))).toEqual({ kind: 'conflicting' });
    expect(await send(id, skmSubmission(1))).toEqual({ kind: 'conflicting' });
    const [count] = await database.db.$client`select count(*)::int as n from quarantined_responses`;
    expect(count).toEqual({ n: 1 });
    expect(await rows()).toHaveLength(1);
  });

  it('makes 50 rows of 50 ids sent 20 times each at once', async () => {
    const ids = Array.from({ length: 50 }, newId);
    const outcomes = await Promise.all(
      ids.flatMap((id) => Array.from({ length: 20 }, () => send(id, skmSubmission(3))))
    );
    expect(await rows()).toHaveLength(50);
    expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(50);
    expect(outcomes.filter(({ kind }) => kind === 'known')).toHaveLength(950);
  });
});

describe('the round of an answer', () => {
  it('is that of the day it was taken, however long it waited offline', async () => {
    const taken = skmSubmission(4, { takenAt: '2026-09-20T23:59:00+08:00' });
    expect(await send(newId(), taken)).toEqual({ kind: 'late' });
    expect(await rows()).toMatchObject([{ period: '2026-tw3', standing: 'late' }]);
  });

  it('is that of its receipt when the device clock is wrong by more than ten minutes', async () => {
    const taken = skmSubmission(4, { takenAt: '2026-09-01T10:00:00+08:00', clockOffsetMs: 700_000 });
    expect(await send(newId(), taken)).toEqual({ kind: 'stored' });
    expect(await rows()).toMatchObject([{ period: '2026-tw4' }]);
  });

  it('changes at 24.00 WITA of the closing day', async () => {
    const night = Date.parse('2026-12-21T00:30:00+08:00');
    await ensureRounds({ db: database.db, now: () => night });
    await send(
      newId(),
      skmSubmission(4, { takenAt: '2026-12-20T23:59:59+08:00' }),
      Date.parse('2026-12-20T23:59:59+08:00')
    );
    await send(newId(), skmSubmission(4, { takenAt: '2026-12-21T00:00:00+08:00' }), night);
    expect((await rows()).map(({ period }) => period).sort()).toEqual(['2026-tw4', '2027-tw1']);
  });

  it('keeps an answer that came after closing, flagged late, and still answers a retry of a counted one', async () => {
    const counted = newId();
    await send(counted, skmSubmission());
    await database.db
      .$client`update survey_rounds set stage = 'closed' where survey = 'pelayanan-publik' and quarter = 4`;
    expect(await send(newId(), skmSubmission())).toEqual({ kind: 'late' });
    expect(await send(counted, skmSubmission())).toEqual({ kind: 'known' });
    await database.db.$client`update survey_rounds set stage = 'scheduled'`;
  });
});

describe('what is stored', () => {
  it('takes a kiosk that is not enrolled for the web', async () => {
    await send(newId(), skmSubmission(4, { channel: 'kiosk' }));
    expect(await rows()).toMatchObject([{ channel: 'web' }]);
  });

  it('holds an answer of a burst back from the index and never refuses it', async () => {
    expect(await send(newId(), skmSubmission(), november, true)).toEqual({ kind: 'stored' });
    expect(await rows()).toMatchObject([{ standing: 'held', flags: ['burst'] }]);
  });

  it.each([
    ['a value off the scale', skmSubmission(5), 'answers.requirements'],
    ['an unknown question', skmSubmission(4, { answers: { bribes: 1 } }), 'answers.bribes'],
    ['no answer at all', skmSubmission(4, { answers: { cost: null } }), 'answers'],
    ['an unknown instrument version', skmSubmission(4, { instrument: 'skm-2017@9' }), 'instrument'],
    ['an instrument of another survey', skmSubmission(4, { instrument: 'spak-2021@1' }), 'instrument'],
    ['an unknown code of the profile', { ...skmSubmission(), respondent: { sex: 'x' } }, 'respondent.sex'],
    ['an unknown field', { ...skmSubmission(), name: 'x' }, 'name'],
    ['a body that is no object', 'hello', 'body']
  ])('refuses %s and names the field', async (_case, body, field) => {
    const outcome = await send(newId(), body);
    expect(outcome.kind === 'invalid' && outcome.problems.map((problem) => problem.field)).toContain(field);
    expect(await rows()).toHaveLength(0);
  });

  it('lets PostgreSQL itself refuse an answer off the scale', async () => {
    await send(newId(), skmSubmission());
    await expect(database.db.$client`update responses set answers = '{5,1,1,1,1,1,1,1,1}'`).rejects.toThrow(
      'responses_answers'
    );
    await expect(database.db.$client`update responses set answers = '{null,null}', item_count = 2`).rejects.toThrow(
      'responses_answers'
    );
  });
});

describe('a body from JSON text', () => {
  const put = (id: string, text: string) =>
    receiveAnswer(
      { db: database.db, now: () => november, bursts: watchSaying(false) },
      { id, contentType: 'application/json', text: () => Promise.resolve(text), address: '192.0.2.1' }
    );

  it('with the key __proto__ among its answers is refused, named and not stored', async () => {
    const text = JSON.stringify(skmSubmission()).replace('"answers":{', '"answers":{"__proto__":4,');
    const refused = await put(newId(), text);
    expect(refused).toMatchObject({ status: 422 });
    expect(JSON.stringify(refused)).toContain('answers.__proto__');
    expect(await rows()).toEqual([]);
    expect(await put(newId(), JSON.stringify(skmSubmission()))).toMatchObject({ status: 201 });
  });
});

describe('a survey without a round', () => {
  it('makes the device keep the answer instead of taking it', async () => {
    const empty = await openTestDatabase();
    const deps = { db: empty.db, now: () => november, bursts: watchSaying(false) };
    await expect(submitResponse(deps, newId(), skmSubmission(), '')).rejects.toThrow('has no round');
    await empty.close();
  });
});
