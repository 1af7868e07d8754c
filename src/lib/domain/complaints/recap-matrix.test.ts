import { describe, expect, it } from 'vitest';
import { novemberRecap, nilRecap, sampleRow } from '#tests/support/sample-recap.ts';
import { columnsFor, matrixRows, type MatrixSetting } from './recap-matrix.ts';
import { recapFigureText, recapMessage, recapReckoning } from './recap-words.ts';

const summaries = new Map(
  novemberRecap.rows.map(({ id }, place) => [id, { summary: `Ringkasan ${place}`, isPublished: place !== 3 }])
);
const setting = (change: Partial<MatrixSetting> = {}): MatrixSetting => ({
  audience: 'public',
  locale: 'id',
  isRunning: false,
  summaries,
  ...change
});

describe('the matrix for the public', () => {
  it('has no channel and no class beside the category', () => {
    expect(columnsFor('public')).not.toContain('channel');
    expect(columnsFor('public')).not.toContain('handlingClass');
    expect(columnsFor('staff')).toHaveLength(12);
  });

  it('shows a summary only when it is on the public list and nobody asked for confidence', () => {
    const shown = matrixRows(novemberRecap, setting()).map(({ summary }) => summary);
    expect(shown).toEqual(['Ringkasan 0', 'Ringkasan 1', null, null]);
    const inside = matrixRows(novemberRecap, setting({ audience: 'staff' })).map(({ summary }) => summary);
    expect(inside).toEqual(['Ringkasan 0', 'Ringkasan 1', 'Ringkasan 2', 'Ringkasan 3']);
  });
});

describe('a row of the matrix', () => {
  it('says what was done, by when, and whether it was in time', () => {
    expect(matrixRows(novemberRecap, setting()).map(({ followUp, note }) => [followUp, note])).toEqual([
      ['Sedang ditindaklanjuti', 'sisa bulan lalu, lewat batas waktu'],
      ['Ditanggapi, 9 November 2026', 'tepat waktu'],
      ['Diteruskan ke Inspektorat, 9 November 2026', 'lewat batas waktu'],
      ['Tidak dapat ditindaklanjuti', null]
    ]);
  });

  it('says nothing of days that have not come in a month that still runs', () => {
    const [open] = matrixRows(novemberRecap, setting({ isRunning: true }));
    expect(open).toMatchObject({ workingDays: null, note: 'sisa bulan lalu' });
  });

  it('is written in English for English readers', () => {
    const recap = { ...novemberRecap, rows: [sampleRow({ origin: 'reopened' })] };
    expect(matrixRows(recap, setting({ locale: 'en' }))[0]).toMatchObject({
      category: 'Service time',
      followUp: 'Answered, 9 November 2026',
      note: 'opened again, in time'
    });
  });
});

describe('a month in words', () => {
  it('says how many are done and how many are not', () => {
    expect(recapMessage(novemberRecap, 'id')).toBe('2 dari 3 pengaduan bulan November 2026 selesai, 1 masih diproses');
    expect(recapMessage({ ...novemberRecap, inProcess: 0, done: 3 }, 'id')).toBe(
      'Semua 3 pengaduan bulan November 2026 selesai ditindaklanjuti'
    );
  });

  it('is "nihil" only when nothing was there at all', () => {
    expect(recapMessage(nilRecap, 'id')).toBe('Oktober 2026: nihil, tidak ada pengaduan');
    const rejected = { ...nilRecap, received: 2, rejectedOrWithdrawn: 2 };
    expect(recapMessage(rejected, 'id')).toMatch(/2 pengaduan ditolak atau dicabut/);
  });

  it('writes a share of nothing as a dash, never as zero per cent', () => {
    expect(recapFigureText(nilRecap, 'doneRate', 'id')).toBe('–');
    expect(recapFigureText(novemberRecap, 'doneRate', 'id')).toBe('66,67%');
  });

  it('reckons from what was left to what has to be followed up', () => {
    expect(recapReckoning(novemberRecap).map(({ value }) => value)).toEqual([1, 3, 1, 3, 1, 2, 1]);
  });
});
