import { describe, expect, it } from 'vitest';
import { getMeasure, measureNameSchema, measuresOfSurvey } from './measure.ts';

describe('measures', () => {
  it('give each name its own definition', () => {
    expect(measureNameSchema.options.map((name) => getMeasure(name).name)).toEqual(measureNameSchema.options);
  });

  it('set the IPAK line at 3.60 of 4 for WBK and WBBM together (PermenPANRB 90/2021)', () => {
    expect(getMeasure('ipak.index')).toMatchObject({
      survey: 'persepsi-korupsi',
      outOf: 4,
      unit: { id: 'dari 4', en: 'of 4' },
      target: { kind: 'lines', lines: [{ value: 3.6, label: { id: 'Target WBK dan WBBM' } }] }
    });
  });

  it('set the IPKP lines at 3.20 for WBK and 3.60 for WBBM (PermenPANRB 90/2021)', () => {
    expect(getMeasure('ipkp.index')).toMatchObject({
      survey: 'kualitas-pelayanan',
      outOf: 4,
      target: {
        kind: 'lines',
        lines: [
          { value: 3.2, label: { id: 'Target WBK' } },
          { value: 3.6, label: { id: 'Target WBBM' } }
        ]
      }
    });
  });

  it('show grade borders instead of a line for the IKM (PermenPANRB 14/2017)', () => {
    expect(getMeasure('ikm.index')).toMatchObject({
      survey: 'pelayanan-publik',
      outOf: 100,
      target: {
        kind: 'grades',
        borders: [
          { value: 88.31, code: 'A' },
          { value: 76.61, code: 'B' },
          { value: 65, code: 'C' }
        ]
      }
    });
  });

  it('count the three states of complaints', () => {
    expect(getMeasure('complaints.in_process')).toMatchObject({ kind: 'complaints', counter: 'in_process' });
  });

  it('have a figure each quarter, and those of whistleblowing each half-year only', () => {
    const halfYearly = measureNameSchema.options.filter((name) => getMeasure(name).period === 'half-year');
    expect(halfYearly).toEqual(['wbs.received', 'wbs.closed', 'wbs.on_time_rate']);
    expect(halfYearly.map((name) => getMeasure(name).unit.id)).toEqual(['laporan', 'laporan', '%']);
  });
});

describe('measuresOfSurvey', () => {
  it('names index and respondents', () => {
    expect(measuresOfSurvey('persepsi-korupsi')).toEqual(['ipak.index', 'ipak.respondents']);
    expect(measuresOfSurvey('pelayanan-publik')).toEqual(['ikm.index', 'ikm.respondents']);
    expect(measuresOfSurvey('kualitas-pelayanan')).toEqual(['ipkp.index', 'ipkp.respondents']);
  });
});
