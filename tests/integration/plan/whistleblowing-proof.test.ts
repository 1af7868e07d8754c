import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveIndicators } from '#lib/server/plan/indicator-proof.ts';
import { getPlanDocument, getPlanItemPage } from '#lib/server/plan/plan-pages.ts';
import { presentDocument, presentItemPage } from '#lib/server/plan/plan-presenter.ts';
import { getPlan, loadPlans } from '#lib/server/plan/service.ts';
import { provideRuntime } from '#lib/server/runtime.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { november } from '#tests/support/submissions.ts';
import { GET as csv } from '../../../src/routes/(public)/rencana-aksi/[year]/wbs.csv/+server.ts';
import { GET as json } from '../../../src/routes/(public)/rencana-aksi/[year]/wbs.json/+server.ts';

let database: TestDatabase;
const deps = () => ({ db: database.db, now: () => november });

/** Closed reports as their statistics remember them; `late` of them answered too late. */
async function remember(halfYear: string, count: number, late: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await database.db.$client`
      insert into wbs.statistics (id, received, closed, state, reason, mode, acknowledged_in_time, feedback_in_time)
      values (gen_random_uuid(), ${halfYear}, ${halfYear}, 'closed_proven', 'proven', 'browser', ${at >= late}, true)`;
  }
}

beforeAll(async () => {
  database = await openTestDatabase();
  await loadPlans(deps());
  await remember('2025-s2', 3, 0);
  await remember('2026-s1', 12, 6);
  await remember('2026-s2', 7, 0);
  provideRuntime(testRuntime(database, november));
});
afterAll(() => database.close());

describe('whistleblowing below V.2.1', () => {
  it('shows the half-years that are over, small counts as one class without a rate, nothing of the running one', async () => {
    const page = await getPlanItemPage(deps(), '2025', 'V.2.1');
    expect(presentItemPage(page, 'id').proofs[0]?.whistleblowing).toMatchObject({
      smallest: 5,
      halfYears: [
        { name: 'Semester I Tahun 2026', values: ['12', '12', '50%'] },
        { name: 'Semester II Tahun 2025', values: ['kurang dari 5', 'kurang dari 5', null] },
        { name: 'Semester I Tahun 2025', values: ['kurang dari 5', 'kurang dari 5', null] }
      ]
    });
    const english = presentItemPage(page, 'en').proofs[0]?.whistleblowing;
    expect(english?.halfYears[1]).toEqual({
      name: 'Second half of 2025',
      values: ['fewer than 5', 'fewer than 5', null]
    });
    expect(english?.measures.map(({ name }) => name)).toEqual(['wbs.received', 'wbs.closed', 'wbs.on_time_rate']);
  });

  it('shows the newest half-year beside the item in the document of the year', async () => {
    const { facts } = presentDocument(await getPlanDocument(deps(), '2025', ''), '', 'id');
    expect(facts['V.2.1']?.halfYears).toEqual([
      {
        period: 'Semester I Tahun 2026',
        counts: [
          { label: 'Laporan WBS yang diterima', value: '12' },
          { label: 'Laporan WBS yang selesai', value: '12' }
        ]
      }
    ]);
    expect(facts['V.1.4']?.halfYears).toEqual([]);
  });

  it('is not read for an item without it', async () => {
    const plan = await getPlan(deps(), '2025');
    const { indicators } = await proveIndicators(deps(), plan, []);
    expect(indicators).toEqual([]);
    expect((await getPlanItemPage(deps(), '2025', 'V.1.4')).proof.indicators[0]?.whistleblowing).toBeUndefined();
  });
});

describe('the files of the half-years', () => {
  type Get = (event: never) => Promise<Response>;
  const ask = (get: Get, year: string) =>
    get({ params: { year }, url: new URL('http://localhost/rencana-aksi') } as never);

  it('have an empty value and the class in words where a count is small', async () => {
    const lines = (await (await ask(csv, '2025')).text()).split('\r\n');
    expect(lines[0]).toBe('measure,halfYear,value,text,unit');
    expect(lines).toContain('wbs.received,2025-s2,,kurang dari 5,laporan');
    expect(lines).toContain('wbs.on_time_rate,2025-s2,,tidak ditampilkan,%');
    expect(lines).toContain('wbs.on_time_rate,2026-s1,50,50%,%');
    expect(lines.join()).not.toContain('2026-s2');
  });

  it('say the same as JSON', async () => {
    const { series } = (await (await ask(json, '2025')).json()) as { series: { halfYear: string }[] };
    expect(series).toHaveLength(9);
    expect(series).toContainEqual({
      measure: 'wbs.closed',
      halfYear: '2026-s1',
      unit: 'laporan',
      value: 12,
      text: '12'
    });
  });

  it('are not found for a year without a plan', async () => {
    await expect(ask(csv, '2020')).rejects.toMatchObject({ status: 404 });
  });
});
