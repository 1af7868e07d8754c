import { createHash } from 'node:crypto';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { exportQuarter, type ExportForm } from '#lib/server/exports/export-quarter.ts';
import { foldAll, getStaffResult, type StaffRoundResult } from '#lib/server/statistics/service.ts';
import { changeRound } from '#lib/server/surveys/change-round.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'survey_officer' };
const slug = 'pelayanan-publik';
const period: Period = { year: 2026, quarter: 4 };

/** What a spreadsheet might run, split or lose. */
const suggestions = [
  '=HYPERLINK("http://example.test";"klik")',
  '+62 811',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  'baris satu\nbaris dua',
  'koma, titik koma; "kutip"',
  "=cmd|' /C calc'!A0",
  'Ruang tunggu panas \u{1F975} é'
];
const counted = 40;

let database: TestDatabase;
let staff: StaffRoundResult;
const deps = () => ({ db: database.db, now: () => november });

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureRounds(deps());
  const send = (index: number, held: boolean) => {
    const submission = skmSubmission(1 + (index % 4), {
      suggestion: suggestions[index] ?? null,
      durationMs: 61_499,
      respondent: { sex: 'male', ageBand: '17_25', serviceType: 'visit_education' }
    });
    if (index % 3 === 0) submission.answers.cost = null;
    return submitResponse({ ...deps(), bursts: watchSaying(held) }, newId(), submission, '');
  };
  for (let index = 0; index < counted; index += 1) {
    await send(index, false);
    if (index === 20) await foldAll(deps());
  }
  for (let index = 0; index < 3; index += 1) await send(index, true);
  await changeRound(deps(), officer, { slug, period, action: 'close' });
  await send(0, false);
  staff = await getStaffResult(deps(), slug, period);
});
afterAll(() => database.close());

async function download(form: ExportForm, all = false) {
  const file = await exportQuarter(deps(), officer, { slug, period, form, all });
  return { file, bytes: Buffer.from(await new Response(file.content).arrayBuffer()) };
}

describe('the CSV for Indonesian Excel', () => {
  it('has as many rows as the screen says responses are counted, and says so in its name', async () => {
    const { file, bytes } = await download('excel');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [header = [], ...rows] = parseCsv(text, { delimiter: ';' });
    expect(rows).toHaveLength(staff.result.n);
    expect(staff.result.n).toBe(counted);
    expect(file).toMatchObject({
      rows: counted,
      bytes: bytes.length,
      name: 'pelayanan-publik-2026-tw4-40-jawaban.csv'
    });
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(text).toContain('\r\n');
    expect(rows.some((row) => row[header.indexOf('Rata-rata responden')] === '2,0000')).toBe(true);
  });

  it('lets nothing begin as a formula and loses no word of a suggestion', async () => {
    for (const form of ['excel', 'machine'] as const) {
      const { bytes } = await download(form);
      const rows = parseCsv(bytes.toString('utf8'), { delimiter: form === 'excel' ? ';' : ',' });
      const cells = rows.flat().map(String);
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      for (const suggestion of suggestions.map((text) => text.trim())) {
        const guarded = /^[=+\-@]/.test(suggestion) ? `'${suggestion}` : suggestion;
        expect(cells).toContain(guarded);
      }
    }
  });
});

describe('the machine CSV', () => {
  it('has stable names, codes beside labels, points and no mark', async () => {
    const { bytes } = await download('machine');
    const [header = [], ...rows] = parseCsv(bytes.toString('utf8'), { delimiter: ',' });
    const cell = (row: readonly unknown[], key: string) => row[header.indexOf(key)];
    expect(bytes[0]).not.toBe(0xef);
    expect(header.slice(0, 7)).toEqual([
      'id',
      'date',
      'instrument',
      'channel',
      'channel_label',
      'requirements',
      'requirements_label'
    ]);
    const fours = rows.filter((row) => String(cell(row, 'requirements')) === '4');
    expect(fours).toHaveLength(10);
    expect(cell(fours[0] ?? [], 'requirements_label')).toBe('Sangat sesuai');
    expect(cell(fours[0] ?? [], 'age_band_label')).toBe('17–25 tahun');
    expect(rows.map((row) => cell(row, 'mean'))).toContain('4.0000');
    expect(rows.filter((row) => !cell(row, 'cost'))).toHaveLength(14);
    expect(new Set(rows.map((row) => cell(row, 'duration_seconds')))).toEqual(new Set(['61']));
  });

  it('with everything has the held and late ones too, each marked', async () => {
    const { file, bytes } = await download('machine', true);
    const [header = [], ...rows] = parseCsv(bytes.toString('utf8'), { delimiter: ',' });
    const standings = rows.map((row) => String(row[header.indexOf('standing')]));
    const count = (standing: string) => standings.filter((found) => found === standing).length;
    expect([count('counted'), count('held'), count('late')]).toEqual([counted, 3, 1]);
    expect(file.name).toBe('pelayanan-publik-2026-tw4-44-jawaban-semua-mesin.csv');
  });
});

describe('the workbook', () => {
  it('has one header row a sheet, nothing merged, and every number of the screen', async () => {
    const { bytes } = await download('xlsx');
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Ringkasan', 'Per unsur', 'Jawaban', 'Kamus data', 'Metode']);
    expect(sheets.flatMap(({ merges }) => merges ?? [])).toEqual([]);
    const facts = new Map(sheets[0]?.rows.map(([name, value]) => [name, value]));
    const { result, withHeld } = staff;
    expect(facts.get('Jawaban dihitung (n)')).toBe(result.n);
    expect(facts.get('Baris pada lembar Jawaban')).toBe(result.n);
    expect(facts.get('Ditandai, tidak dihitung')).toBe(3);
    expect(facts.get('Terlambat, tidak dihitung')).toBe(1);
    expect(facts.get('IKM, skala 100')).toBe((result.index?.value ?? 0) / 100);
    expect(facts.get('Batas bawah rentang 95%')).toBe((result.index?.interval?.low ?? 0) / 100);
    expect(facts.get('Batas atas rentang 95%')).toBe((result.index?.interval?.high ?? 0) / 100);
    expect(facts.get('Mutu')).toBe(`${result.index?.grade.code} (${result.index?.grade.label.id})`);
    expect(facts.get('IKM bila yang ditandai ikut dihitung, skala 100')).toBe((withHeld?.index?.value ?? 0) / 100);
    expect(facts.get('Jawaban lewat Situs ini')).toBe(result.channels.web);
    expect(
      sheets[1]?.rows.slice(1).map(([key, , , n, mean, weighted, value100, grade, rank]) => ({
        key,
        n,
        mean,
        weighted,
        value100,
        grade,
        rank
      }))
    ).toEqual(
      result.items.map((item) => ({
        key: item.key,
        n: item.n,
        mean: (item.meanThousandths ?? 0) / 1000,
        weighted: (item.weightedThousandths ?? 0) / 1000,
        value100: (item.value100 ?? 0) / 100,
        grade: item.grade,
        rank: item.rank
      }))
    );
    expect(sheets[2]?.rows).toHaveLength(1 + result.n);
  });

  it('holds suggestions as they were written, as text', async () => {
    const { bytes } = await download('xlsx');
    const workbook = await readXlsx(bytes, { readStyles: true });
    const answers = workbook.sheets[2];
    const cells = (answers?.rows ?? []).flat();
    for (const suggestion of suggestions) expect(cells).toContain(suggestion.trim());
    const formulas = [...(answers?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined);
    expect(formulas).toEqual([]);
  });

  it('lists every column of the answers in its dictionary', async () => {
    const { sheets } = await readXlsx((await download('xlsx')).bytes);
    const described = new Set(sheets[3]?.rows.slice(1).map(([name]) => name));
    expect(sheets[2]?.rows[0]?.filter((name) => !described.has(name))).toEqual([]);
  });
});

describe('every download', () => {
  it('stands in the audit log with its rows and the hash of what was sent', async () => {
    const { file, bytes } = await download('excel');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file.sha256).toBe(sha256);
    expect((await listAudit(database.db))[0]).toMatchObject({
      actor: 'officer',
      action: 'export.download',
      subject: 'pelayanan-publik/2026-tw4',
      details: { form: 'excel', all: false, rows: counted, sha256 }
    });
  });

  it('is refused to leadership, and leaves no trace', async () => {
    const before = (await listAudit(database.db))[0]?.number;
    const leader: Actor = { kind: 'staff', accountId: 'leader', role: 'leadership' };
    await expect(exportQuarter(deps(), leader, { slug, period, form: 'excel', all: false })).rejects.toMatchObject({
      code: 'forbidden'
    });
    expect((await listAudit(database.db))[0]?.number).toBe(before);
  });

  it('of a round without answers has the header alone', async () => {
    const file = await exportQuarter(deps(), officer, {
      slug: 'persepsi-korupsi',
      period,
      form: 'machine',
      all: false
    });
    const text = await new Response(file.content).text();
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(file.rows).toBe(0);
  });
});
