import { describe, expect, it } from 'vitest';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { methodOf } from './method.ts';
import { methodSentences } from './method-text.ts';
import { defaultRules } from './publication.ts';

const skm = currentInstruments['pelayanan-publik'];
const spak = currentInstruments['persepsi-korupsi'];

describe('the method in words', () => {
  it('begins with the note of PermenPANRB 14/2017 for the IKM', () => {
    expect(methodSentences(methodOf(skm, defaultRules, 't'), skm, 'id')[0]).toBe(
      'Nilai dihitung sesuai PermenPANRB Nomor 14 Tahun 2017 (9 unsur, bobot 1/9, IKM = NRR tertimbang × 25).'
    );
  });

  it('prints the settings in force, not the defaults', () => {
    const method = {
      ...methodOf(skm, { minimumN: 12, limitedBelow: 40, smallestCell: 6 }, 't'),
      weight: '0.111' as const
    };
    const text = methodSentences(method, skm, 'id').join(' ');
    expect(text).toContain('bobot 0,111');
    expect(text).toContain('mulai 12 responden; di bawah 40');
    expect(text).toContain('1 sampai 5 orang');
  });

  it('says how a scale of six becomes one of four, and that the categories are our own', () => {
    const ratio = methodOf(spak, defaultRules, 't');
    expect(methodSentences(ratio, spak, 'en')[0]).toContain('IPAK = mean ÷ 6 × 4');
    expect(methodSentences({ ...ratio, conversion: 'linear' }, spak, 'en')[0]).toContain('1 + (mean − 1) × 3/5');
    expect(methodSentences(ratio, spak, 'id').at(-1)).toBe(spak.gradeNote?.id);
  });
});
