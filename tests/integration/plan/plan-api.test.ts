import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSchema, type Plan } from '#lib/domain/plan/plan.ts';
import { loadPlans } from '#lib/server/plan/service.ts';
import { provideRuntime } from '#lib/server/runtime.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { november } from '#tests/support/submissions.ts';
import { GET } from '../../../src/routes/api/v1/plans/[year]/+server.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  const deps = { db: database.db, now: () => november };
  await loadPlans(deps);
  provideRuntime(testRuntime(database, november));
});
afterAll(() => database.close());

const ask = (year: string) => GET({ params: { year } } as Parameters<typeof GET>[0]);

describe('GET /api/v1/plans/{year}', () => {
  it('is the whole plan as a tree', async () => {
    const response = await ask('2025');
    expect(response.status).toBe(200);
    const plan = planSchema.parse(await response.json());
    const items = itemsOf(plan);
    expect(plan.components.map(({ code }) => code)).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']);
    expect(items.map(({ code }) => code)).toEqual(expect.arrayContaining(['I.4', 'V.1.4', 'V.5.2', 'VI.3', 'VII.9']));
  });

  it('gives actions with evidence, due months and target, and indicators with measures', async () => {
    const plan = (await (await ask('2025')).json()) as Plan;
    const [indicator] = itemsOf(plan).find(({ code }) => code === 'V.1.4')?.indicators ?? [];
    expect(indicator).toMatchObject({ key: 'V.1.4.a', measures: ['ipak.index', 'ipak.respondents'] });
    expect(indicator?.actions).toEqual([
      {
        text: 'Menyusun Daftar Pertanyaan Survey',
        evidence: 'Hasil Survey',
        dueMonths: [3, 6, 9, 12],
        dueText: 'Maret, Juni, September dan Desember 2025',
        target: expect.stringContaining('dokumen cetak') as string
      }
    ]);
  });

  it.each(['2024', '2026', '2025x', 'satu', '__proto__'])(
    'tells that there is no plan of "%s" as a problem',
    async (year) => {
      const response = await ask(year);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status: 404, title: 'Rencana aksi tahun itu tidak ada.' });
    }
  );
});

function itemsOf(plan: Plan) {
  return plan.components.flatMap(({ sections }) => sections.flatMap(({ items }) => items));
}
