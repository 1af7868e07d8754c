import { afterAll, beforeAll, expect, it } from 'vitest';
import { periodIndex } from '#lib/domain/calendar/period.ts';
import { isDemo, simulateQuarters } from '#lib/server/demo/service.ts';
import { getPublicResult, getStaffResult, listPublicResults } from '#lib/server/statistics/service.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

let database: TestDatabase;
const now = () => november;
const deps = () => ({ db: database.db, now });

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureRounds(deps());
  await simulateQuarters(deps());
});
afterAll(() => database.close());

it('fills seven past quarters, leaves gaps where no survey was held, and says that it is a simulation', async () => {
  const skm = await listPublicResults(deps(), 'pelayanan-publik');
  const quarters = skm.map(({ round }) => periodIndex(round.period) - periodIndex({ year: 2025, quarter: 1 }));
  expect(quarters).toEqual([0, 2, 3, 4, 5, 6]);
  expect(await isDemo(deps())).toBe(true);
});

it('suppresses the index of the quarter with too few respondents and folds every answer', async () => {
  const few = await getPublicResult(deps(), 'kualitas-pelayanan', { year: 2025, quarter: 1 });
  expect(few.result).toMatchObject({ index: null, suppressed: 'n<10' });
  expect(await database.db.$client`select id from responses where not folded limit 1`).toHaveLength(0);
});

it('keeps a flagged burst of the open round apart', async () => {
  const open = await getStaffResult(deps(), 'pelayanan-publik', { year: 2026, quarter: 4 });
  expect(open).toMatchObject({ status: 'open', heldN: 12 });
  expect(open.result.n).toBeGreaterThan(50);
});

it('is not repeated, and refuses a database with real answers', async () => {
  expect(await simulateQuarters(deps())).toBe(0);
  const real = await openTestDatabase();
  await ensureRounds({ db: real.db, now });
  await submitResponse({ db: real.db, now, bursts: watchSaying(false) }, newId(), skmSubmission(), '192.0.2.1');
  await expect(simulateQuarters({ db: real.db, now })).rejects.toThrow('holds real answers');
  await real.close();
});
