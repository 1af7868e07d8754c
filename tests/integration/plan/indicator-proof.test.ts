import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Quarter } from '#lib/domain/calendar/period.ts';
import { proveIndicators, type QuarterProof, type SurveyProof } from '#lib/server/plan/indicator-proof.ts';
import { getPlanDocument, getPlanItemPage, getPlanOfYear } from '#lib/server/plan/plan-pages.ts';
import { presentDocument, presentItemPage } from '#lib/server/plan/plan-presenter.ts';
import { getPlan, loadPlans } from '#lib/server/plan/service.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { publishRound } from '#tests/support/published-rounds.ts';
import { november } from '#tests/support/submissions.ts';

let database: TestDatabase;
const deps = () => ({ db: database.db, now: () => november });
const quarter = (year: number, number: Quarter) => ({ year, quarter: number });

beforeAll(async () => {
  database = await openTestDatabase();
  await loadPlans(deps());
  await ensureRounds(deps());
  const { db } = database;
  const ipak = 'persepsi-korupsi';
  const twenty = (high: number, low: number) => Array.from({ length: 20 }, (_, at) => (at % 2 ? high : low));
  await publishRound(db, { survey: ipak, period: quarter(2025, 4), values: twenty(6, 5), publishedOn: '2025-12-31' });
  await publishRound(db, { survey: ipak, period: quarter(2026, 1), values: twenty(6, 6), publishedOn: '2026-03-31' });
  await publishRound(db, { survey: ipak, period: quarter(2026, 2), values: twenty(5, 5), publishedOn: '2026-07-01' });
  await publishRound(db, {
    survey: 'pelayanan-publik',
    period: quarter(2026, 1),
    values: [4, 4, 3],
    publishedOn: '2026-03-30'
  });
});
afterAll(() => database.close());

async function surveysOf(code: string): Promise<readonly SurveyProof[]> {
  const { proof } = await getPlanItemPage(deps(), '2025', code);
  return proof.indicators.flatMap(({ surveys }) => surveys);
}

const at = (quarters: readonly QuarterProof[], year: number, number: number) =>
  quarters.find(({ period }) => period.year === year && period.quarter === number);

describe('the proof of an indicator', () => {
  it('has the measures the plan hangs on it', async () => {
    const names = async (code: string) => (await surveysOf(code)).map(({ measure }) => measure.name);
    expect(await names('V.1.4')).toEqual(['ipak.index']);
    expect(await names('VI.3')).toEqual(['ikm.index']);
    expect(await names('VII.9')).toEqual(['ikm.index', 'ipkp.index']);
    expect(await names('I.1')).toEqual([]);
  });

  it('tells the quarters published on time, late and not yet apart', async () => {
    const [{ quarters } = { quarters: [] }] = await surveysOf('V.1.4');
    expect(at(quarters, 2026, 1)?.state).toMatchObject({ progress: 'done', schedule: 'on_time', until: '2026-03-31' });
    expect(at(quarters, 2026, 2)).toMatchObject({
      publishedOn: '2026-07-01',
      state: { progress: 'done', schedule: 'late', until: '2026-06-30' }
    });
    expect(at(quarters, 2026, 3)?.state).toMatchObject({ progress: 'in_progress', schedule: 'late' });
    expect(at(quarters, 2026, 4)?.state).toMatchObject({ progress: 'in_progress', schedule: 'upcoming' });
  });

  it('says nothing of a quarter without a survey', async () => {
    const [{ quarters } = { quarters: [] }] = await surveysOf('V.1.4');
    expect(at(quarters, 2025, 1)).toMatchObject({ state: undefined, published: null });
  });

  it('reaches from the year of the plan to today, in whole years', async () => {
    const { proof } = await getPlanItemPage(deps(), '2025', 'V.1.4');
    expect(proof.years).toEqual([2025, 2026]);
    expect(proof.indicators[0]?.surveys[0]?.quarters).toHaveLength(8);
  });

  it('takes the figures from the published results only', async () => {
    const [proof] = await surveysOf('V.1.4');
    expect(proof?.series.map(({ result }) => result.index?.value)).toEqual([367, 400, 333]);
    expect(at(proof?.quarters ?? [], 2026, 3)?.published).toBeNull();
  });

  it('hangs the counters of complaints on V.5.2, also while no quarter of them is frozen', async () => {
    const { proof } = await getPlanItemPage(deps(), '2025', 'V.5.2');
    const counters = proof.indicators.flatMap(({ complaints }) => complaints);
    expect(counters.map(({ measure, series }) => [measure.counter, series.length])).toEqual([
      ['to_follow_up', 0],
      ['in_process', 0],
      ['done', 0],
      ['done_rate', 0],
      ['on_time_rate', 0]
    ]);
  });

  it('needs no places', async () => {
    const plan = await getPlan(deps(), '2025');
    expect(await proveIndicators(deps(), plan, [])).toEqual({ years: [2025, 2026], indicators: [] });
  });
});

describe('an item as its page shows it', () => {
  it('gives the last value with interval, respondents and target in the language of the page', async () => {
    const { proofs } = presentItemPage(await getPlanItemPage(deps(), '2025', 'V.1.4'), 'id');
    expect(proofs[0]?.surveys[0]?.latest).toMatchObject({
      period: 'Triwulan II Tahun 2026',
      value: '3,33',
      interval: '3,33–3,33',
      respondents: '20',
      limited: true,
      href: '/hasil/persepsi-korupsi/2026-tw2',
      targets: [{ name: 'WBK dan WBBM', value: '3,60', reached: false }]
    });
  });

  it('names every indicator of an item, also one that only documents prove', async () => {
    const { proofs } = presentItemPage(await getPlanItemPage(deps(), '2025', 'V.5.2'), 'id');
    expect(proofs.map(({ key }) => key)).toEqual(['V.5.2.a', 'V.5.2.b', 'V.5.2.c', 'V.5.2.d']);
    expect(proofs.at(-1)).toEqual({ key: 'V.5.2.d', surveys: [], complaints: [], whistleblowing: null });
  });

  it('keeps back an index of few respondents and shows grade borders where there is no target', async () => {
    const { proofs } = presentItemPage(await getPlanItemPage(deps(), '2025', 'VI.3'), 'en');
    const [ikm] = proofs[0]?.surveys ?? [];
    expect(ikm?.latest).toMatchObject({ value: null, respondents: '3', targets: [] });
    expect(ikm?.borders.at(-1)).toEqual({ value: '88.31', label: 'very good' });
    expect(ikm?.years[0]?.quarters.at(-1)).toMatchObject({ name: 'Q1 2026', suppressed: true });
    expect(ikm?.years[1]).toEqual({ year: 2025, quarters: [] });
  });

  it('leads to the items before and after', async () => {
    const page = presentItemPage(await getPlanItemPage(deps(), '2025', 'V.1.5'), 'id');
    expect([page.before?.code, page.after?.code]).toEqual(['V.1.4', 'V.2.1']);
  });
});

describe('the document of a year', () => {
  it('marks the months of its own year', async () => {
    const marks = async (year: string) =>
      presentDocument(await getPlanDocument(deps(), year, ''), '', 'id').facts['V.1.4']?.marks;
    expect(await marks('2025')).toEqual({ 3: 'due', 6: 'due', 9: 'due', 12: 'done' });
    expect(await marks('2026')).toEqual({ 3: 'done', 6: 'late', 9: 'late', 12: 'due' });
  });

  it('counts a quarter as done only when all surveys of the item are', async () => {
    const { facts } = presentDocument(await getPlanDocument(deps(), '2026', ''), '', 'id');
    expect(facts['VI.3']?.marks).toMatchObject({ 1: 'done', 3: 'done' });
    expect(facts['VII.9']?.marks).toMatchObject({ 3: 'late' });
  });

  it('narrows to what was searched, with the facts of those items only', async () => {
    const document = presentDocument(await getPlanDocument(deps(), '2025', 'persepsi korupsi'), 'x', 'id');
    expect(document.hits.map(({ code }) => code)).toEqual(['V.1.4']);
    expect(Object.keys(document.facts)).toEqual(['V.1.4']);
  });

  it('hangs a year without a plan on the newest earlier one, and says so', async () => {
    expect(await getPlanOfYear(deps(), '2026')).toMatchObject({ year: 2026, inherited: true, plan: { year: 2025 } });
    const document = presentDocument(await getPlanDocument(deps(), '2025', ''), '', 'id');
    expect(document).toMatchObject({ inherited: false, carried: [2026] });
  });

  it.each(['2024', '2027', '9999', '02025', '20.25', '', 'NaN'])('has no page for the year "%s"', async (year) => {
    await expect(getPlanOfYear(deps(), year)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has no page for an unknown item', async () => {
    await expect(getPlanItemPage(deps(), '2025', 'V.9.9')).rejects.toMatchObject({ code: 'not_found' });
  });
});
