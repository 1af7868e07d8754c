import { describe, expect, it } from 'vitest';
import type { ReportSigner } from '#lib/domain/reports/report-signer.ts';
import { nilRecap, novemberRecap } from '#tests/support/sample-recap.ts';
import { recapReportPdf, reportData, type RecapReport } from './recap-report.ts';

const signer: ReportSigner = {
  number: '12/PW.01/6408/2026',
  place: 'Sangatta',
  date: '2026-12-01',
  position: 'Sekretaris',
  capacity: 'plh',
  name: 'Nama Pejabat, S.H.',
  employeeNumber: '198501012010011001',
  signature: 'electronic'
};
const report: RecapReport = {
  recap: novemberRecap,
  setting: {
    audience: 'staff',
    locale: 'id',
    isRunning: false,
    summaries: new Map([['00000000-0000-4000-8000-000000000001', { summary: '#panic("a") *b*', isPublished: true }]])
  },
  stand: 'Ditetapkan 1 Desember 2026, versi 1',
  signer,
  auditHead: { number: 1234, hash: 'ab'.repeat(32) },
  madeAt: Date.parse('2026-12-01T02:00:00Z'),
  siteAddress: 'https://kantor.example'
};

describe('the month report', () => {
  it('carries letterhead, number, signer and the head and count of the audit log', () => {
    const data = reportData(report);
    expect(data.head).toMatchObject({ body: 'Komisi Pemilihan Umum', region: 'Kabupaten Kutai Timur' });
    expect(data.number).toBe('Nomor: 12/PW.01/6408/2026');
    expect(data.signer).toMatchObject({
      position: 'Plh. Sekretaris',
      number: '19850101 201001 1 001',
      electronic: true
    });
    expect(data.seal).toContain(`1.234 entri, SHA-256 ${'ab'.repeat(32)}`);
    expect(data.date).toEqual({ year: 2026, month: 12, day: 1 });
  });

  it('has the counters of the recap and nothing else', () => {
    const figures = Object.fromEntries(reportData(report).figures.map(({ name, value }) => [name, value]));
    expect(figures).toMatchObject({
      'Harus ditindaklanjuti': '3',
      'Tengah diproses': '1',
      'Selesai ditindaklanjuti': '2',
      'Selesai dari yang harus ditindaklanjuti': '66,67%'
    });
  });

  it('tells nothing of whistleblowing, which is reported by half-year (plan row V.2)', () => {
    expect(reportData(report).whistleblowing).toBe('WBS: dilaporkan per semester.');
  });

  it('is typeset with a matrix, signed or as a copy for the public', async () => {
    const [signed, open] = [
      await recapReportPdf(report),
      await recapReportPdf({ ...report, setting: { ...report.setting, audience: 'public' }, signer: undefined })
    ];
    expect(signed.toString('latin1')).toContain('/StructTreeRoot');
    expect(open.length).toBeLessThan(signed.length);
  });

  it('says "nihil" for a month without any complaint', async () => {
    const nil = { ...report, recap: nilRecap };
    expect(reportData(nil).message).toBe('Oktober 2026: nihil, tidak ada pengaduan.');
    expect((await recapReportPdf(nil)).toString('latin1')).toContain('%%EOF');
  });

  it('is typeset for the busiest month, and for a signer as long as the form lets in', async () => {
    const [row] = novemberRecap.rows;
    const rows = Array.from({ length: 400 }, (_, place) => ({ ...row!, id: String(place) }));
    const long = 'Kepala Subbagian Keuangan, Umum, dan Logistik '.repeat(2);
    const pdf = await recapReportPdf({
      ...report,
      recap: { ...novemberRecap, rows },
      signer: { ...signer, position: long }
    });
    expect(pdf.toString('latin1')).toContain('%%EOF');
  });
});
