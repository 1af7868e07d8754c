import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, complaintForm, newSubmission, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
const clock = { time: tuesday };
const deps = () => complaintDependencies(database.db, clock);

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  await database.db.$client`truncate complaints, complaint_registers cascade`;
});

describe('a complaint from the site', () => {
  it('gets a number, a receipt with its dates, and a code that opens it', async () => {
    const { receipt, code } = await submitComplaint(deps(), newSubmission());
    expect(receipt).toMatchObject({
      registerNumber: 'DUMAS/2026/XI/0001',
      receivedAt: '24 November 2026, 09.30 WITA',
      receivedOn: '2026-11-24',
      class: { code: 'complaint', name: 'Pengaduan' },
      state: { code: 'received' },
      channel: 'Situs web',
      summary: 'Loket tutup lebih awal',
      attachments: 0
    });
    expect(receipt.deadlines.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['verify', '2026-11-27'],
      ['first_response', '2026-12-01'],
      ['resolve', '2026-12-14']
    ]);
    expect(code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    const tracked = await openTrackedCase(deps(), code ?? '');
    expect(tracked).toMatchObject({
      registerNumber: receipt.registerNumber,
      content: { description: 'Loket tutup sebelum jam layanan berakhir.', place: 'Loket 2' },
      timeline: [{ date: '24 November 2026', text: 'Kami menerima pengaduan ini.' }]
    });
  });

  it('is taken once, however often it is sent, and shows the code that holds for an hour', async () => {
    const submission = newSubmission();
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => submitComplaint(deps(), submission)));
    expect(new Set(sent.map(({ receipt }) => receipt.registerNumber)).size).toBe(1);
    expect(new Set(sent.map(({ code }) => code)).size).toBe(1);
    clock.time += 3_599_999;
    const again = await submitComplaint(deps(), submission);
    expect(again).toEqual(sent[0]);
    expect((await openTrackedCase(deps(), again.code ?? '')).registerNumber).toBe(again.receipt.registerNumber);
    clock.time += 1;
    expect((await submitComplaint(deps(), submission)).code).toBeUndefined();
    expect(await database.db.$client`select last_sequence from complaint_registers`).toMatchObject([
      { last_sequence: 1 }
    ]);
  });

  it('never swallows other words sent from the same form, nor files that came only with the second press', async () => {
    const submission = newSubmission();
    const first = await submitComplaint(deps(), submission);
    const other = { ...submission, form: complaintForm({ description: 'Petugas tidak ada di loket.' }) };
    await expect(submitComplaint(deps(), other)).rejects.toMatchObject({ code: 'conflict' });
    for (const change of [{ identity: 'anonymous' }, { phone: '0813 0000 1111' }]) {
      const unnamed = { ...submission, form: complaintForm(change) };
      await expect(submitComplaint(deps(), unnamed)).rejects.toMatchObject({ code: 'conflict' });
    }
    const file = { name: 'foto.jpg', mediaType: 'image/jpeg', bytes: Buffer.from('gambar'), cleaned: true };
    const again = await submitComplaint(deps(), { ...submission, files: [file] });
    expect(again.receipt.registerNumber).toBe(first.receipt.registerNumber);
    expect(again.filesRefused).toMatch(/tanpa lampiran/);
  });

  it('gives numbers without gaps or doubles to people who send at the same moment', async () => {
    const many = Array.from({ length: 25 }, () => submitComplaint(deps(), newSubmission()));
    const numbers = (await Promise.all(many)).map(({ receipt }) => receipt.registerNumber).sort();
    expect(numbers).toEqual(Array.from({ length: 25 }, (_, i) => `DUMAS/2026/XI/${String(i + 1).padStart(4, '0')}`));
  });

  it('gives a number back that a failed submission had taken', async () => {
    const broken = newSubmission({ form: { ...complaintForm(), category: null as never } });
    await expect(submitComplaint(deps(), broken)).rejects.toThrow();
    const { receipt } = await submitComplaint(deps(), newSubmission());
    expect(receipt.registerNumber).toBe('DUMAS/2026/XI/0001');
  });

  it('counts numbers from 1 again when the year of the office begins', async () => {
    clock.time = Date.parse('2026-12-31T15:59:59Z');
    expect((await submitComplaint(deps(), newSubmission())).receipt.registerNumber).toBe('DUMAS/2026/XII/0001');
    clock.time = Date.parse('2026-12-31T16:00:00Z');
    const { receipt } = await submitComplaint(deps(), newSubmission());
    expect(receipt).toMatchObject({ registerNumber: 'DUMAS/2027/I/0001', receivedOn: '2027-01-01' });
  });

  it('keeps nothing about who complains without a name, whatever the form brought', async () => {
    const form = complaintForm({ identity: 'anonymous' });
    await submitComplaint(deps(), newSubmission({ form: { ...form, name: 'Warga Uji', email: 'warga@example.org' } }));
    expect(await database.db.$client`select complainant from complaints`).toMatchObject([{ complainant: null }]);
  });

  it('stores what people wrote and their code in a form that cannot be read', async () => {
    const submission = newSubmission();
    const { code } = await submitComplaint(deps(), submission);
    const rows = JSON.stringify(await database.db.$client`select complaints::text from complaints`);
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const secret of ['Loket', 'Warga Uji', 'Sudarso', 'warga@example.org', code ?? '', submission.submissionId]) {
      expect(rows).not.toContain(secret);
      expect(rows).not.toContain(hex(secret));
    }
  });

  it('is written into the audit log with its number and codes, and no word of it', async () => {
    await submitComplaint(deps(), newSubmission());
    const [entry] = await listAudit(database.db);
    expect(entry).toMatchObject({
      actor: 'complainant',
      action: 'complaint.receive',
      subject: 'DUMAS/2026/XI/0001',
      details: { channel: 'web', attachments: 0 }
    });
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('keeps its files, each under its own name, and hands them out by the code alone', async () => {
    const file = { name: 'foto.jpg', mediaType: 'image/jpeg', bytes: Buffer.from('gambar'), cleaned: true };
    const { receipt, code } = await submitComplaint(deps(), newSubmission({ files: [file] }));
    expect(receipt.attachments).toBe(1);
    const { attachments } = await openTrackedCase(deps(), code ?? '');
    expect(attachments).toMatchObject([{ name: 'foto.jpg', mediaType: 'image/jpeg', size: 6 }]);
  });

  it('comes in the language it is read in', async () => {
    const { receipt } = await submitComplaint(deps(), newSubmission({ submissionId: randomUUID() }), 'en');
    expect(receipt).toMatchObject({ class: { name: 'Complaint' }, receivedAt: '24 November 2026, 09:30 WITA' });
  });
});
