import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { correctRecap, freezeRecaps } from '#lib/server/complaints/freeze-recaps.ts';
import {
  getPublicRecapList,
  getPublicRecapPage,
  getStaffRecapList,
  getStaffRecapPage
} from '#lib/server/complaints/recap-pages.ts';
import { getFrozenRecap, listFrozenRecaps, listQuarterRecaps } from '#lib/server/complaints/recap.ts';
import { quarterCountsFile } from '#lib/server/exports/quarter-counts-file.ts';
import { publicRecapFile } from '#lib/server/exports/recap-file.ts';
import { staffRecapFile, type StaffRecapFile } from '#lib/server/exports/staff-recap-file.ts';
import { getPlanItemPage } from '#lib/server/plan/plan-pages.ts';
import { presentItemPage } from '#lib/server/plan/plan-presenter.ts';
import { loadPlans } from '#lib/server/plan/service.ts';
import { makeCase } from '#tests/support/complaint-cases.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'complaint_officer' };
const leader: Actor = { kind: 'staff', accountId: 'leader', role: 'leadership' };
const surveyor: Actor = { kind: 'staff', accountId: 'surveyor', role: 'survey_officer' };

/** The words a summary may hold: none may run anywhere. */
const nasty = `=HYPERLINK("http://x.example";"k") <script>alert(1)</script> #panic("x") "><img src=x onerror=alert(1)>`;

let database: TestDatabase;
/** 24 November 2026 at first; later tests move it on. */
let today = '2026-11-24';
const deps = () => ({ db: database.db, now: () => Date.parse(`${today}T04:00:00Z`) });

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await loadPlans(deps());
  await makeCase(db, {
    sequence: 1,
    receivedOn: '2026-08-20',
    steps: [
      ['in_verification', '2026-08-21'],
      ['in_progress', '2026-08-24'],
      ['answered', '2026-09-01'],
      ['closed', '2026-09-15']
    ],
    publicSummary: nasty
  });
  await makeCase(db, {
    sequence: 2,
    receivedOn: '2026-08-31',
    category: 'staff_conduct',
    channel: 'whatsapp',
    identity: 'confidential',
    steps: [['in_progress', '2026-09-02']],
    publicSummary: 'Rahasia sekali'
  });
  await makeCase(db, { sequence: 3, receivedOn: '2026-09-10', steps: [['rejected', '2026-09-11']] });
  await makeCase(db, { sequence: 4, receivedOn: '2026-09-12', quarantined: true });
  await makeCase(db, {
    sequence: 5,
    receivedOn: '2026-09-12',
    quarantined: true,
    steps: [
      ['in_verification', '2026-10-02'],
      ['rejected', '2026-10-03']
    ]
  });
  // Sent in the flood and taken back by its sender: no figure below knows of it.
  await makeCase(db, {
    sequence: 60,
    receivedOn: '2026-09-12',
    quarantined: true,
    steps: [['withdrawn', '2026-09-13']],
    actor: 'complainant'
  });
});
afterAll(() => database.close());

const month = (number: number, year = 2026) => ({ year, month: number });
const counters = async (number: number) => {
  const { recap } = await getFrozenRecap(deps(), month(number));
  const { carriedOver, received, rejectedOrWithdrawn, toFollowUp, inProcess, done } = recap;
  return { carriedOver, received, rejectedOrWithdrawn, toFollowUp, inProcess, done };
};

describe('freezing', () => {
  it('freezes every month that has ended since the first complaint, once, also when two processes try', async () => {
    const [one, other] = await Promise.all([freezeRecaps(deps()), freezeRecaps(deps())]);
    expect([...one, ...other].map(({ month: number }) => number).sort((a, b) => a - b)).toEqual([8, 9, 10]);
    expect(await freezeRecaps(deps())).toEqual([]);
    expect((await listFrozenRecaps(deps())).map((recap) => [recap.month, recap.version])).toEqual([
      [8, 1],
      [9, 1],
      [10, 1]
    ]);
  });

  it('counts from the events of real rows', async () => {
    expect(await counters(8)).toEqual({
      carriedOver: 0,
      received: 2,
      rejectedOrWithdrawn: 0,
      toFollowUp: 2,
      inProcess: 2,
      done: 0
    });
    expect(await counters(9)).toEqual({
      carriedOver: 2,
      received: 1,
      rejectedOrWithdrawn: 1,
      toFollowUp: 2,
      inProcess: 1,
      done: 1
    });
  });

  it('leaves a flood out until somebody deals with it', async () => {
    expect(await counters(10)).toMatchObject({ carriedOver: 1, received: 1, rejectedOrWithdrawn: 1, inProcess: 1 });
    expect(await getStaffRecapPage(deps(), leader, '2026-10')).toMatchObject({ quarantined: 1 });
  });

  it('writes each month into the audit log by its counters', async () => {
    const entries = await listAudit(database.db);
    expect(entries.filter(({ action }) => action === 'recap.freeze')).toHaveLength(3);
    expect(entries.find(({ subject }) => subject === 'recap/2026-09')).toMatchObject({
      actor: 'jobs',
      details: { to_follow_up: 2, in_process: 1, done: 1 }
    });
  });

  it('reports a month without any complaint as such in the year it began', async () => {
    const fresh = await openTestDatabase();
    try {
      const empty = { db: fresh.db, now: () => Date.parse('2026-11-24T04:00:00Z') };
      expect(await freezeRecaps(empty)).toEqual([]);
      await loadPlans(empty);
      await makeCase(fresh.db, { sequence: 1, receivedOn: '2026-08-03', steps: [['withdrawn', '2026-08-04']] });
      await freezeRecaps(empty);
      const page = await getPublicRecapPage(empty, '2026-09', 'id');
      expect(page).toMatchObject({ isNil: true, message: 'September 2026: nihil, tidak ada pengaduan', chart: null });
    } finally {
      await fresh.close();
    }
  });
});

describe('what the public sees', () => {
  it('is frozen months only', async () => {
    await expect(getPublicRecapPage(deps(), '2026-11', 'id')).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPublicRecapPage(deps(), '2026-13', 'id')).rejects.toMatchObject({ code: 'not_found' });
    const list = await getPublicRecapList(deps(), 'id');
    expect(list.years[0]?.months.map(({ title }) => title)).toEqual(['Oktober 2026', 'September 2026', 'Agustus 2026']);
    expect(list.running).toEqual({ title: 'November 2026', announcedFrom: '1 Desember 2026' });
    expect(list.served.indicators.map(({ key }) => key)).toEqual(['V.5.2.a', 'V.5.2.b', 'V.5.2.c']);
  });

  it('holds no channel beside a case and nothing of what was told in confidence', async () => {
    const page = await getPublicRecapPage(deps(), '2026-09', 'id');
    expect(page.matrix.columns.map(({ key }) => key)).not.toContain('channel');
    const files = ['json', 'csv', 'svg'] as const;
    const url = new URL('https://kantor.example/pengaduan/rekap/2026-09.csv');
    const texts = await Promise.all(
      files.map(async (format) =>
        String((await publicRecapFile(deps(), '2026-09', { format, url, locale: 'id' })).body)
      )
    );
    for (const text of [JSON.stringify(page), ...texts]) expect(text).not.toContain('Rahasia sekali');
    expect(JSON.stringify(page.matrix)).toContain('HYPERLINK');
  });
});

describe('the files of a month', () => {
  const url = (form = '') => new URL(`https://kantor.example/pengaduan/rekap/2026-09.csv${form}`);
  const publicFile = (format: 'svg' | 'png' | 'pdf' | 'json' | 'csv' | 'xlsx', form = '') =>
    publicRecapFile(deps(), '2026-09', { format, url: url(form), locale: 'id' });

  it('have the counters of the page in JSON, and a line for each case in the CSV', async () => {
    expect(JSON.parse(String((await publicFile('json')).body))).toMatchObject({
      month: '2026-09',
      version: 1,
      to_follow_up: 2,
      in_process: 1,
      done: 1,
      done_rate: 50
    });
    const rows = parseCsv(String((await publicFile('csv')).body));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('register_number');
  });

  it('guard what Excel would run', async () => {
    const excel = String((await publicFile('csv', '?format=excel')).body);
    expect(excel.startsWith('\uFEFFNo.;')).toBe(true);
    expect(excel).toContain(`'=HYPERLINK`);
    const book = await readXlsx((await publicFile('xlsx')).body as Buffer);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Ringkasan', 'Kategori dan kanal', 'Matriks']);
    const cells = book.sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain(nasty);
    expect(cells).toContain('Harus ditindaklanjuti');
  });

  it('draw the infographic as PNG and SVG, and typeset a copy without signature', async () => {
    const [png, svg, pdf] = [await publicFile('png'), await publicFile('svg'), await publicFile('pdf')];
    expect((png.body as Buffer).subarray(1, 4).toString()).toBe('PNG');
    expect(String(svg.body)).toMatch(/<title>1 dari 2 pengaduan bulan September 2026 selesai, 1 masih diproses/);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('of the office have every column, and are in the audit log before they leave', async () => {
    const get = (file: StaffRecapFile, actor = officer) =>
      staffRecapFile(deps(), actor, {
        month: '2026-09',
        file,
        siteAddress: 'https://kantor.example',
        signer: undefined
      });
    const csv = await get('matriks.csv');
    expect(csv.name).toBe('matriks-pengaduan-2026-09.csv');
    expect(String(csv.body)).toContain('Kanal');
    expect(String(csv.body)).toContain('Rahasia sekali');
    await expect(get('rekap.xlsx', surveyor)).rejects.toMatchObject({ code: 'forbidden' });
    const [last] = await listAudit(database.db, undefined, 1);
    expect(last).toMatchObject({
      action: 'export.download',
      subject: 'recap/2026-09',
      details: { file: 'matriks.csv', version: 1 }
    });
  });
});

describe('the measures of the plan', () => {
  it('show the frozen quarters on V.5.2', async () => {
    expect((await listQuarterRecaps(deps())).map(({ quarter }) => quarter)).toEqual([3]);
    const { proofs } = presentItemPage(await getPlanItemPage(deps(), '2026', 'V.5.2'), 'id');
    const shown = proofs.flatMap(({ complaints }) => complaints.map(({ chart }) => chart?.headline));
    expect(shown).toEqual([
      'Triwulan III Tahun 2026: 2 pengaduan',
      'Triwulan III Tahun 2026: 1 pengaduan',
      'Triwulan III Tahun 2026: 1 pengaduan',
      'Triwulan III Tahun 2026: 50%',
      'Triwulan III Tahun 2026: 100%'
    ]);
  });

  it('are drawn as pictures, and only those that there are', async () => {
    const url = new URL('https://kantor.example/pengaduan/rekap/done.svg');
    const file = await quarterCountsFile(deps(), 'done', { format: 'svg', url, locale: 'id' });
    expect(String(file.body)).toContain('<title>Pengaduan yang telah selesai ditindaklanjuti');
    await expect(quarterCountsFile(deps(), 'x', { format: 'svg', url, locale: 'id' })).rejects.toMatchObject({
      code: 'not_found'
    });
  });
});

describe('a correction', () => {
  it('is offered when a case is entered late, and leaves what is frozen as it is', async () => {
    await makeCase(database.db, { sequence: 6, receivedOn: '2026-09-20', channel: 'in_person' });
    const page = await getStaffRecapPage(deps(), leader, '2026-09');
    expect(page.changed?.message).toBe('1 dari 3 pengaduan bulan September 2026 selesai, 2 masih diproses');
    expect(await counters(9)).toMatchObject({ toFollowUp: 2 });
    expect(await getStaffRecapPage(deps(), leader, '2026-08')).toMatchObject({ changed: undefined });
  });

  it('is refused to those who only read, and for an older version', async () => {
    const input = { month: month(9), version: 1 };
    await expect(correctRecap(deps(), leader, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(correctRecap(deps(), officer, { ...input, version: 2 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('makes a new version of the month and of every later one that changes, and of the quarter', async () => {
    const corrected = await correctRecap(deps(), officer, { month: month(9), version: 1 });
    expect(corrected.map(({ month: number }) => number)).toEqual([9, 10]);
    expect(await counters(9)).toMatchObject({ received: 2, toFollowUp: 3, inProcess: 2 });
    expect(await counters(10)).toMatchObject({ carriedOver: 2 });
    expect((await listQuarterRecaps(deps()))[0]).toMatchObject({ toFollowUp: 3 });
    await expect(correctRecap(deps(), officer, { month: month(9), version: 2 })).rejects.toMatchObject({
      code: 'conflict'
    });
  });
});

describe('the running month', () => {
  it('is there for the office with the figures of now, and is frozen when it has ended', async () => {
    expect(await getStaffRecapList(deps(), leader)).toMatchObject({ current: { title: 'November 2026' } });
    await expect(getStaffRecapPage(deps(), leader, '2026-12')).rejects.toMatchObject({ code: 'not_found' });
    await expect(getStaffRecapPage(deps(), surveyor, '2026-11')).rejects.toMatchObject({ code: 'forbidden' });
    const page = await getStaffRecapPage(deps(), leader, '2026-11');
    expect(page.frozen).toBeUndefined();
    today = '2026-12-01';
    expect(await freezeRecaps(deps())).toEqual([month(11)]);
  });
});
