import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { SettingName } from '#lib/domain/settings/setting-registry.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { listSetValues } from '#lib/server/settings/repository.ts';
import { changeSetting, getOfficeContacts, settingsOn } from '#lib/server/settings/service.ts';
import { getPublicResult, getStaffResult } from '#lib/server/statistics/service.ts';
import { listRoundOverviews } from '#lib/server/statistics/service.ts';
import { changeRound } from '#lib/server/surveys/change-round.ts';
import { ensureRounds, getRound } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

const admin: Actor = { kind: 'staff', accountId: 'admin', role: 'admin' };
const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'survey_officer' };
const slug = 'pelayanan-publik';
const tw4: Period = { year: 2026, quarter: 4 };
const tw1: Period = { year: 2027, quarter: 1 };
const today = '2026-11-10';

let database: TestDatabase;
let now = november;
const deps = () => ({ db: database.db, now: () => now });
const set = (name: SettingName, value: string, validFrom = today, actor = admin) =>
  changeSetting(deps(), actor, name, { value, validFrom });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  now = november;
  await database.db
    .$client`truncate settings, responses, response_tallies, response_mean_tallies, survey_rounds cascade`;
  await ensureRounds(deps());
});

describe('a setting', () => {
  it('holds from its day on; the change stands in the audit log without its value', async () => {
    await set('office.phone', '0549 123456', '2026-12-01');
    expect((await settingsOn(database.db, '2026-11-30'))['office.phone']).toBe('');
    expect((await settingsOn(database.db, '2026-12-01'))['office.phone']).toBe('0549 123456');
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({ actor: 'admin', action: 'setting.change', subject: 'office.phone' });
    expect(entry?.details).toEqual({ validFrom: '2026-12-01' });
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('that is set twice for a day has the later value', async () => {
    await set('office.email', 'salah@kpu.example');
    await set('office.email', '');
    expect(await listSetValues(database.db, ['office.email'])).toHaveLength(1);
    expect((await getOfficeContacts(deps())).email).toBeNull();
  });

  it('is an admin’s to change, and a wrong value changes nothing', async () => {
    await expect(set('surveys.closing_day', '25', today, officer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set('surveys.closing_day', '40')).rejects.toMatchObject({ code: 'invalid' });
    await expect(set('surveys.closing_day', '25', '2026-11-09')).rejects.toMatchObject({ code: 'invalid' });
    expect(await listSetValues(database.db, ['surveys.closing_day'])).toEqual([]);
  });
});

describe('the closing day', () => {
  it('is that of rounds still to be made, which begin where the one before them really ends', async () => {
    await set('surveys.closing_day', '25');
    expect((await getRound(deps(), slug, tw4)).round.closesOn).toBe('2026-12-20');
    now = epochOf('2026-12-21T08:00:00+08:00');
    await ensureRounds(deps());
    expect((await getRound(deps(), slug, tw1)).round).toMatchObject({ opensOn: '2026-12-21', closesOn: '2027-03-25' });
  });

  it('is also that of a round made by closing the one before it', async () => {
    await set('surveys.closing_day', '5');
    await changeRound(deps(), officer, { slug, period: tw4, action: 'close' });
    expect((await getRound(deps(), slug, tw1)).round).toMatchObject({ opensOn: '2026-11-11', closesOn: '2027-03-05' });
  });
});

describe('thresholds of publication', () => {
  const answer = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        submitResponse({ ...deps(), bursts: watchSaying(false) }, newId(), skmSubmission(4), '192.0.2.1')
      )
    );

  it('of a published round stay those of its publication', async () => {
    await answer(12);
    await set('statistics.minimum_n', '12');
    for (const action of ['close', 'review', 'publish'] as const) {
      await changeRound(deps(), officer, { slug, period: tw4, action });
    }
    now = epochOf('2026-11-12T08:00:00+08:00');
    await set('statistics.minimum_n', '13', '2026-11-12');
    const { result } = await getPublicResult(deps(), slug, tw4);
    expect(result.method.rules.minimumN).toBe(12);
    expect(result.index).not.toBeNull();
  });

  it('of a round that is not published are today’s', async () => {
    await answer(12);
    await set('statistics.minimum_n', '13');
    expect((await getStaffResult(deps(), slug, tw4)).result).toMatchObject({ n: 12, reliability: 'suppressed' });
  });
});

it('the grace moves the day until which a publication is on time', async () => {
  await set('plan.grace_days', '10');
  now = epochOf('2027-01-05T08:00:00+08:00');
  await database.db.$client`update survey_rounds set stage = 'reviewed' where survey = ${slug} and quarter = 4`;
  expect((await getStaffResult(deps(), slug, tw4)).publicationDueOn).toBe('2027-01-10');
  const due = (await listRoundOverviews(deps())).find(
    ({ round }) => round.survey === slug && round.period.quarter === 4
  );
  expect(due?.due).toEqual({ action: 'publish', dueOn: '2027-01-10', isLate: false });
});
