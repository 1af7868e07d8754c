import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import type { FileRequest } from '#lib/server/exports/file-request.ts';
import { quarterFile, seriesFile } from '#lib/server/exports/result-file.ts';
import { loadPlans } from '#lib/server/plan/service.ts';
import {
  getPresentedResult,
  getQuarterInSeries,
  listPresentedResults
} from '#lib/server/statistics/published-results.ts';
import { presentQuarterPage } from '#lib/server/statistics/result-page-presenter.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { makeRound, publishRound } from '#tests/support/published-rounds.ts';
import { november } from '#tests/support/submissions.ts';

const slug = 'pelayanan-publik';
const second = { year: 2026, quarter: 2 } as const;
const third = { year: 2026, quarter: 3 } as const;
const hiddenItem = currentInstruments['kualitas-pelayanan'].items[4]?.key ?? '';
const repeated = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

let database: TestDatabase;
const deps = () => ({ db: database.db, now: () => november });

beforeAll(async () => {
  database = await openTestDatabase();
  await loadPlans(deps());
  const quarters = [
    {
      period: { year: 2026, quarter: 1 } as const,
      values: [...repeated(3, 20), ...repeated(4, 20)],
      publishedOn: '2026-03-28'
    },
    { period: third, values: [...repeated(3, 8), ...repeated(4, 40)], publishedOn: '2026-09-28' }
  ];
  for (const quarter of quarters) await publishRound(database.db, { survey: slug, ...quarter });
  await publishRound(database.db, {
    survey: 'kualitas-pelayanan',
    period: third,
    values: repeated(5, 7),
    publishedOn: '2026-09-28'
  });
  await publishRound(database.db, {
    survey: 'kualitas-pelayanan',
    period: second,
    values: repeated(5, 12),
    publishedOn: '2026-06-28',
    answeredBy: { [hiddenItem]: 3 }
  });
  await makeRound(database.db, slug, { year: 2026, quarter: 4 });
});
afterAll(() => database.close());

const request = (format: FileRequest['format'], more: Partial<FileRequest> = {}): FileRequest => ({
  format,
  csvForm: 'machine',
  picture: undefined,
  locale: 'id',
  pageAddress: 'https://kantor.example/hasil/pelayanan-publik',
  ...more
});
const textOf = async (...args: Parameters<typeof quarterFile>) => String((await quarterFile(...args)).body);

describe('the files of a quarter', () => {
  it('hold the numbers of the API', async () => {
    const api = await getPresentedResult(deps(), slug, third);
    expect(JSON.parse(await textOf(deps(), slug, third, request('json')))).toEqual(JSON.parse(JSON.stringify(api)));

    const [header = '', index = '', ...items] = (await textOf(deps(), slug, third, request('csv')))
      .trim()
      .split('\r\n');
    const column = (line: string, name: string) => line.split(',')[header.split(',').indexOf(name)];
    expect(column(index, 'value')).toBe(String(api.index?.value));
    expect(column(index, 'interval_low')).toBe(String(api.index?.interval?.[0]));
    expect(items.filter((line) => line !== '')).toHaveLength(api.items.length);
  });

  it('come for Indonesian Excel with byte order mark, semicolon and decimal comma', async () => {
    const csv = await textOf(deps(), slug, third, request('csv', { csvForm: 'excel' }));
    expect(csv.startsWith('\uFEFFsurvey;period;')).toBe(true);
    const api = await getPresentedResult(deps(), slug, third);
    expect(csv).toContain(`;${String(api.index?.value).replace('.', ',')};`);
  });

  it('draw the items as an SVG that scales, says what it shows and needs no font', async () => {
    const svg = await textOf(deps(), slug, third, request('svg'));
    expect(svg).toMatch(/^<\?xml [^>]+>\n<svg [^>]*viewBox="0 0 1000 \d+"><title>Masyarakat menilai pelayanan/);
    expect(svg.trim().endsWith('</svg>')).toBe(true);
    expect(svg).not.toMatch(/<text|<image|href="http/);
    expect(unclosedTags(svg)).toEqual([]);
  });

  it('draw it as a PNG of two pixels to one', async () => {
    const { body } = await quarterFile(deps(), slug, third, request('png'));
    const png = Buffer.from(body);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.readUInt32BE(16)).toBe(2000);
  });

  it('have no picture of items that are kept back, and only counts in the figures', async () => {
    await expect(quarterFile(deps(), 'kualitas-pelayanan', third, request('svg'))).rejects.toThrow(/terlalu sedikit/);
    const csv = await textOf(deps(), 'kualitas-pelayanan', third, request('csv'));
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('n<10');
  });
});

describe('an item that few people answered', () => {
  const survey = 'kualitas-pelayanan';
  it('is nowhere in public, nor is one more, beside the index; staff see all', async () => {
    const [api, staff] = [
      await getPresentedResult(deps(), survey, second),
      await getStaffResult(deps(), survey, second)
    ];
    expect(api.index?.value).toBe(3.33);
    const hidden = api.items.filter(({ n }) => n === null);
    expect(hidden).toHaveLength(2);
    expect(hidden.map(({ key }) => key)).toContain(hiddenItem);
    for (const { mean, value100, grade } of hidden) expect([mean, value100, grade]).toEqual([null, null, null]);
    expect(staff.result.items.find(({ key }) => key === hiddenItem)).toMatchObject({ n: 3, mean: 500 });

    const csv = await textOf(deps(), survey, second, request('csv'));
    expect(csv.match(/,,,,,,hidden(\r|$)/gm)).toHaveLength(2);
    const page = presentQuarterPage(await getQuarterInSeries(deps(), survey, second, 'id'), 'id');
    expect(page.itemRows.filter(({ n, mean, value100, grade }) => !n && !mean && !value100 && !grade)).toHaveLength(2);
    expect(page.items?.data.items.filter(({ n, mean }) => n === null && mean === null)).toHaveLength(2);
    expect(JSON.stringify(page)).not.toContain('"n":3');
  });
});

describe('the files of a survey', () => {
  it('hold every published quarter, oldest first', async () => {
    const api = await listPresentedResults(deps(), slug);
    const { body } = await seriesFile(deps(), slug, undefined, request('csv'));
    const lines = String(body).trim().split('\r\n');
    expect(lines).toHaveLength(1 + api.results.length);
    expect(lines[1]).toContain('2026-tw1');
  });

  it('draw the picture a page asks for, up to the quarter it is about', async () => {
    const picture = { theme: 'dark', width: 'narrow', textSize: 100 } as const;
    const until = { year: 2026, quarter: 1 } as const;
    const { body } = await seriesFile(deps(), slug, until, request('svg', { picture }));
    expect(String(body)).toContain('viewBox="0 0 360 ');
    expect(String(body)).not.toContain('Triwulan III');
  });

  it('are there before the first result too, as a header alone; a picture is not', async () => {
    const { body } = await seriesFile(deps(), 'persepsi-korupsi', undefined, request('csv'));
    expect(String(body).trim()).toMatch(/^survey,period,[\w,]+$/);
    await expect(seriesFile(deps(), 'persepsi-korupsi', undefined, request('png'))).rejects.toThrow(/belum/);
  });
});

it('a quarter that is not published says when it will be, in the language of the page', async () => {
  const fourth = { year: 2026, quarter: 4 } as const;
  await expect(getQuarterInSeries(deps(), slug, fourth, 'id')).rejects.toThrow('sampai 20 Desember 2026');
  await expect(getQuarterInSeries(deps(), slug, fourth, 'en')).rejects.toThrow('runs until 20 December 2026');
});

/** Elements that are opened and never closed, or the other way round. */
function unclosedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = '', selfClosed] of xml.matchAll(/<(\/?)([a-zA-Z]\w*)[^>]*?(\/?)>/g)) {
    if (selfClosed) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return [`/${name}`];
  }
  return open;
}
