import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { changeRound, voidOne } from '#lib/server/surveys/change-round.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'survey_officer' };
const leader: Actor = { kind: 'staff', accountId: 'leader', role: 'leadership' };
const slug = 'pelayanan-publik';
const tw4: Period = { year: 2026, quarter: 4 };

let database: TestDatabase;
const deps = () => ({ db: database.db, now: () => november });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$client`truncate responses, response_tallies, response_mean_tallies, survey_rounds cascade`;
  await ensureRounds(deps());
});

describe('a response that staff void', () => {
  const answered = async (held = false): Promise<string> => {
    const id = newId();
    await submitResponse({ ...deps(), bursts: watchSaying(held) }, id, skmSubmission(4), '192.0.2.1');
    return id;
  };
  const voided = (response: string, actor = officer) =>
    voidOne(deps(), actor, { slug, period: tw4, response, reason: 'Diisi untuk mencoba tablet' });

  it('leaves the figures, once, and the log says which but not why', async () => {
    const id = await answered();
    await answered();
    expect((await voided(id)).round).toMatchObject({ stage: 'scheduled', version: 0 });
    expect((await getStaffResult(deps(), slug, tw4)).result.n).toBe(1);
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({
      actor: 'officer',
      action: 'round.void_response',
      details: { response: id, standing: 'counted', version: 0 }
    });
    expect(JSON.stringify(entry)).not.toContain('tablet');
    await expect(voided(id)).rejects.toMatchObject({
      code: 'invalid',
      fields: { response: expect.any(String) as unknown }
    });
  });

  it('corrects a published result when it was counted, and not when it was held', async () => {
    const [counted, held] = [await answered(), await answered(true)];
    await answered();
    for (const action of ['close', 'review', 'publish'] as const)
      await changeRound(deps(), officer, { slug, period: tw4, action });
    expect((await voided(held)).round).toMatchObject({ stage: 'published', version: 1 });
    expect((await voided(counted)).round).toMatchObject({ stage: 'corrected', version: 2 });
    expect((await getStaffResult(deps(), slug, tw4)).result.n).toBe(1);
  });

  it('is nobody else’s to void, nor one of another round', async () => {
    const id = await answered();
    await expect(voided(id, leader)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(voided(newId())).rejects.toMatchObject({ code: 'invalid' });
    expect((await getStaffResult(deps(), slug, tw4)).result.n).toBe(1);
  });
});
