import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entrySchema, type EntryForm } from '#lib/domain/complaints/complaint-form.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { enterComplaint } from '#lib/server/complaints/enter-complaint.ts';
import { importColumns, importComplaints, planImport } from '#lib/server/complaints/import-complaints.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { classifyCase, forwardCase } from '#lib/server/complaints/office-actions.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, complaintForm, makeOfficer, refusal, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor & { kind: 'staff' };
const deps = () => complaintDependencies(database.db, { time: tuesday });
const entryForm = (change: Partial<EntryForm> = {}): EntryForm => ({
  ...entrySchema('2026-11-24').parse({ ...complaintForm(), channel: 'whatsapp', receivedOn: '2026-11-20' }),
  ...change
});
const enter = (form = entryForm(), submissionId = randomUUID()) =>
  enterComplaint(deps(), officer, { submissionId, form, files: [] });
const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const rowCount = async () =>
  (await database.db.$client<{ n: number }[]>`select count(*)::int as n from complaints`)[0]?.n;

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$client`truncate complaints, complaint_registers cascade`;
});

describe('a complaint that staff enter', () => {
  it('counts from the day it reached the office, and gives a code for the complainant', async () => {
    const { id, receipt, code } = await enter();
    expect(receipt).toMatchObject({
      registerNumber: 'DUMAS/2026/XI/0001',
      channel: 'WhatsApp',
      receivedOn: '2026-11-20'
    });
    expect(receipt.deadlines.map(({ dueOn }) => dueOn)).toEqual(['2026-11-25', '2026-11-27', '2026-12-10']);
    expect(await openTrackedCase(deps(), code ?? '')).toMatchObject({
      timeline: [{ date: '20 November 2026', text: 'Kami menerima pengaduan ini.' }]
    });
    expect((await getOfficeCase(deps(), officer, id)).history).toMatchObject([{ actor: 'Petugas Uji' }]);
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({
      actor: officer.accountId,
      action: 'complaint.enter',
      details: { channel: 'whatsapp' }
    });
  });

  it('cannot have come after today', async () => {
    expect(await refusal(() => enter(entryForm({ receivedOn: '2026-11-25' })))).toMatchObject({
      code: 'invalid',
      fields: { receivedOn: expect.any(String) as string }
    });
    expect((await enter(entryForm({ receivedOn: '2026-11-24' }))).code).toBeDefined();
  });

  it('is not taken for the same when the form came back with something else corrected', async () => {
    const submissionId = randomUUID();
    const form = entryForm({ externalReference: 'ITWIL-8' });
    const { id } = await enter(form, submissionId);
    for (const change of [
      { channel: 'telephone' },
      { receivedOn: '2026-11-19' },
      { externalReference: 'ITWIL-9' },
      { externalReference: undefined },
      { category: 'fees' },
      { class: 'aspiration' }
    ] as const) {
      expect(await refusal(() => enter({ ...form, ...change }, submissionId)), JSON.stringify(change)).toMatchObject({
        code: 'conflict'
      });
    }
    await classifyCase(deps(), officer, { id, version: 0, class: 'complaint', oversight: false, category: 'fees' });
    expect((await enter(form, submissionId)).id).toBe(id);
  });

  it('is entered once for a form and once for a reference, also by two people at the same moment', async () => {
    const submissionId = randomUUID();
    const [first, again] = await Promise.all([enter(entryForm(), submissionId), enter(entryForm(), submissionId)]);
    expect(first.id).toBe(again.id);
    const form = entryForm({ externalReference: 'ITWIL-7' });
    const both = await Promise.allSettled([enter(form), enter(form)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rowCount()).toBe(2);
  });
});

describe('an import', () => {
  const header = 'Nomor_Referensi;Tanggal_Diterima;Kanal;Jenis;Kategori;Uraian;Nama';
  const good = [
    header,
    'ITWIL-1;12/11/2026;Inspektorat;Pengaduan;Waktu layanan;"Loket tutup;\nsebelum waktunya";Warga Uji',
    'ITWIL-2;2026-11-13;;;;Toilet rusak;'
  ];

  it('says first what it would do, and changes nothing', async () => {
    const plan = await planImport(deps(), officer, csv(...good));
    expect(plan.counts).toEqual({ new: 2, known: 0, invalid: 0 });
    expect(plan.rows[1]).toMatchObject({ externalReference: 'ITWIL-2', summary: 'Toilet rusak', problems: [] });
    expect(await rowCount()).toBe(0);
  });

  it('enters each row once, however often the file comes', async () => {
    await importComplaints(deps(), officer, csv(...good));
    const again = [...good, 'ITWIL-3;2026-11-14;;;;Antrean panjang;'];
    expect((await importComplaints(deps(), officer, csv(...again))).counts).toEqual({ new: 1, known: 2, invalid: 0 });
    expect(await rowCount()).toBe(3);
    const rows = await database.db.$client`
      select external_reference, channel, category, identity, received_on::text, register_number, code_hash
      from complaints order by register_sequence`;
    expect(rows[0]).toMatchObject({ channel: 'inspectorate', category: 'service_time', identity: 'identified' });
    expect(rows[0]).toMatchObject({
      received_on: '2026-11-12',
      register_number: 'DUMAS/2026/XI/0001',
      code_hash: null
    });
    expect(rows[1]).toMatchObject({ category: 'other', identity: 'anonymous' });
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({ action: 'complaint.import', details: { count: 1 } });
  });

  it('knows a row again after its case was forwarded under another number', async () => {
    await importComplaints(deps(), officer, csv(...good));
    const [row] = await database.db.$client<{ id: string }[]>`
      select id from complaints where external_reference = 'ITWIL-1'`;
    const input = { id: row?.id ?? '', version: 0, destination: 'sp4n_lapor' as const, externalReference: '10234567' };
    await forwardCase(deps(), officer, input);
    expect((await planImport(deps(), officer, csv(...good))).counts).toEqual({ new: 0, known: 2, invalid: 0 });
  });

  it('names line, column and problem of every row that is wrong, and then enters none', async () => {
    const file = csv(
      ...good,
      'ITWIL-1;2026-11-13;;;;Sama;',
      ';2026-11-13;;;;Tanpa nomor;',
      'ITWIL-4;31/02/2026;faks;;;;',
      'ITWIL-5;2026-11-25;;;;Besok;'
    );
    const { rows, counts } = await planImport(deps(), officer, file);
    expect(counts).toEqual({ new: 2, known: 0, invalid: 4 });
    const problems = rows.flatMap((row) => row.problems);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^nomor_referensi: sama dengan baris \d/),
        expect.stringMatching(/^nomor_referensi: wajib/),
        expect.stringMatching(/^tanggal_diterima: /),
        expect.stringMatching(/^kanal: /),
        expect.stringMatching(/^uraian: /)
      ])
    );
    expect(await refusal(() => importComplaints(deps(), officer, file))).toMatchObject({ code: 'invalid' });
    expect(await rowCount()).toBe(0);
  });

  it('says of a row with a contact and no name that the contact would be lost', async () => {
    const file = csv('nomor_referensi;tanggal_diterima;uraian;telepon', 'ITWIL-9;2026-11-13;Antre;0812 3456 7890');
    const { rows, counts } = await planImport(deps(), officer, file);
    expect(counts).toEqual({ new: 0, known: 0, invalid: 1 });
    expect(rows[0]?.problems).toEqual([expect.stringMatching(/^nama: wajib diisi bila ada/)]);
  });

  it('compares references as they are stored', async () => {
    const row = (reference: string) => `"${reference}";2026-11-13;;;;Antre;`;
    await importComplaints(deps(), officer, csv(header, row('ITWIL\t7')));
    expect((await planImport(deps(), officer, csv(header, row('ITWIL\t7')))).counts.known).toBe(1);
    const twice = await planImport(deps(), officer, csv(header, row('ITWIL\t8'), row('ITWIL 8')));
    expect(twice.counts).toEqual({ new: 1, known: 0, invalid: 1 });
  });

  it('names the cell with a NUL character, wherever it stands', async () => {
    for (const cells of ['ITWIL\0-1;2026-11-13;;;;Antre;', 'ITWIL-1;2026-11-13;;;;An\0tre;']) {
      const { rows, counts } = await planImport(deps(), officer, csv(header, cells));
      expect(counts).toMatchObject({ new: 0, invalid: 1 });
      expect(rows[0]?.problems).toEqual(expect.arrayContaining([expect.stringContaining('(NUL)')]));
      expect(JSON.stringify(rows)).not.toContain('\\u0000');
    }
  });

  it('tells of a file that is no such list, whatever is in it', async () => {
    for (const file of [
      Buffer.alloc(0),
      csv('a,b', '1,2'),
      csv(header),
      csv(header, '"offen'),
      csv(header, 'ITWIL-1;2026-11-13'),
      Buffer.from([0xff, 0xfe, 0x41, 0x00]),
      Buffer.alloc(3 * 1024 * 1024, 'a')
    ]) {
      expect(await refusal(() => planImport(deps(), officer, file))).toMatchObject({
        code: 'invalid',
        fields: { file: expect.any(String) as string }
      });
    }
  });

  it('takes the columns of the example in any order, with a byte order mark and commas', async () => {
    const columns = [...importColumns].reverse();
    const values: Record<string, string> = { nomor_referensi: 'A1', tanggal_diterima: '1-11-2026', uraian: 'Antre' };
    const file = Buffer.from(
      `\uFEFF${columns.join(',')}\n${columns.map((column) => values[column] ?? '').join(',')}\n`
    );
    expect((await planImport(deps(), officer, file)).counts).toEqual({ new: 1, known: 0, invalid: 0 });
  });
});
