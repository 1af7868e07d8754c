import { afterAll, beforeAll, expect, test } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { halfYearCounts, freezeHalfYears, submitReport } from '#lib/server/whistleblowing/service.ts';
import { listWbsCounts } from '#lib/server/statistics/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newReport, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
const second = { year: 2026, half: 2 } as const;
const few = { received: { kind: 'few' }, closed: { kind: 'few' }, onTimeRate: undefined };
const sql = () => database.db.$client;
const at = (time: string) => void (vault.clock.time = epochOf(time));

const close = (count: number, half = '2026-s2') => sql()`
  insert into wbs.statistics (id, received, closed, state, reason, mode, acknowledged_in_time, feedback_in_time)
  select gen_random_uuid(), ${half}, ${half}, 'closed_proven', 'proven', 'browser', true, true
  from generate_series(1, ${count}::int)`;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

test('nothing is frozen of a half-year that runs, or before there was a list of keys', async () => {
  expect(await freezeHalfYears(vault.deps)).toEqual([]);
  const without = await openTestDatabase();
  const deps = { db: without.db, now: () => epochOf('2028-01-05T00:07:00+08:00') };
  expect(await freezeHalfYears(deps)).toEqual([]);
  await without.close();
});

test('the figures of a half-year are frozen when it is over, once, and stay whatever becomes of its rows', async () => {
  for (let index = 0; index < 5; index += 1) {
    await submitReport(vault.deps, (await newReport(vault)).submission);
  }
  await close(6);
  at('2026-12-31T23:59:00+08:00');
  expect(await freezeHalfYears(vault.deps)).toEqual([]);
  at('2027-01-01T00:07:00+08:00');
  const [one, other] = await Promise.all([freezeHalfYears(vault.deps), freezeHalfYears(vault.deps)]);
  expect([...one, ...other]).toEqual([second]);

  const told = { received: { kind: 'exact', value: 11 }, closed: { kind: 'exact', value: 6 }, onTimeRate: 100 };
  await sql()`delete from wbs.statistics`;
  await sql()`delete from wbs.reports`;
  await close(40);
  expect(await freezeHalfYears(vault.deps)).toEqual([]);
  expect(await halfYearCounts(vault.deps, second)).toEqual(told);
  expect((await listWbsCounts(vault.deps, 2026)).at(-1)).toEqual({ halfYear: second, ...told });
  const entries = await sql()`select actor, subject, details from audit_entries where action = 'wbs.half_year'`;
  const details = { received: '11', closed: '6', on_time_rate: 100 };
  expect(entries).toEqual([{ actor: 'jobs', subject: 'wbs/2026-s2', details }]);
});

test('small figures are frozen as one class: the number itself is kept nowhere', async () => {
  await close(3, '2027-s2');
  at('2028-01-05T00:07:00+08:00');
  expect(await freezeHalfYears(vault.deps)).toEqual([
    { year: 2027, half: 1 },
    { year: 2027, half: 2 }
  ]);
  const [row] = await sql()`select counts, frozen_on::text from wbs.half_years where half_year = '2027-s2'`;
  expect(row).toEqual({ counts: { received: { kind: 'few' }, closed: { kind: 'few' } }, frozen_on: '2028-01-05' });
  expect(await halfYearCounts(vault.deps, { year: 2027, half: 2 })).toEqual(few);
});
