import { describe, expect, it } from 'vitest';
import { formatEmployeeNumber, reportSignerSchema, signerPosition } from './report-signer.ts';

const given = {
  number: '12/PW.01/6408/2026',
  place: 'Sangatta',
  date: '2026-12-01',
  position: 'Sekretaris',
  capacity: 'plh',
  name: 'Nama Pejabat, S.H.',
  employeeNumber: '19850101 201001 1 001',
  signature: 'wet'
};
const problemsOf = (change: object) =>
  reportSignerSchema.safeParse({ ...given, ...change }).error?.issues.map(({ path }) => path[0]) ?? [];

describe('the signer of a report', () => {
  it('may stand in for the holder, and says so before the position', () => {
    const signer = reportSignerSchema.parse(given);
    expect(signerPosition(signer)).toBe('Plh. Sekretaris');
    expect(signerPosition({ ...signer, capacity: 'plt' })).toBe('Plt. Sekretaris');
    expect(signerPosition({ ...signer, capacity: 'holder' })).toBe('Sekretaris');
  });

  it('has a NIP of eighteen digits, written in its four parts, or none', () => {
    expect(formatEmployeeNumber(reportSignerSchema.parse(given).employeeNumber)).toBe('19850101 201001 1 001');
    expect(problemsOf({ employeeNumber: '' })).toEqual([]);
    expect(problemsOf({ employeeNumber: '1985' })).toEqual(['employeeNumber']);
  });

  it('is refused field by field', () => {
    expect(problemsOf({ number: ' ', date: '2026-02-30', name: 'a\nb', capacity: 'x' })).toEqual([
      'number',
      'date',
      'capacity',
      'name'
    ]);
    expect(problemsOf({ place: 'x'.repeat(61) })).toEqual(['place']);
    const missing = reportSignerSchema.safeParse({ employeeNumber: '' }).error?.issues.map(({ message }) => message);
    expect(missing).toEqual([
      'Isi nomor laporan seperti pada agenda surat.',
      'Isi tempat, misalnya Sangatta.',
      'Pilih tanggal laporan.',
      'Isi jabatan penanda tangan, misalnya Sekretaris.',
      'Pilih kedudukan penanda tangan.',
      'Isi nama penanda tangan dengan gelarnya.',
      'Pilih cara menandatangani.'
    ]);
  });
});
