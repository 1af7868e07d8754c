import { describe, expect, it } from 'vitest';
import {
  findCode,
  findIndicator,
  findItem,
  indicatorsForMeasure,
  listNotes,
  measuresOf,
  neighboursOf,
  planForYear,
  yearsOfPlan
} from './lookup.ts';
import { plan2025 } from './plan-2025.ts';

describe('findItem', () => {
  it('finds an item with its component and section', () => {
    const place = findItem(plan2025, 'V.1.4');
    expect(place?.item.title).toBe('Survey Persepsi Korupsi KPU Kabupaten Kutai Timur');
    expect([place?.component.code, place?.section.code]).toEqual(['V', 'V.1']);
  });

  it('does not mind small letters in an address', () => {
    expect(findItem(plan2025, 'vii.10')?.item.code).toBe('VII.10');
  });

  it.each(['', 'V', 'V.1', 'V.1.6', 'V.1.4.a', 'VIII.1', '__proto__'])('finds nothing for "%s"', (code) => {
    expect(findItem(plan2025, code)).toBeUndefined();
  });
});

describe('findIndicator', () => {
  it('finds an indicator by its key only', () => {
    expect(findIndicator(plan2025, 'V.5.2.c')?.indicator.text).toBe(
      'Jumlah pengaduan yang telah selesai ditindaklanjuti'
    );
    expect(findIndicator(plan2025, 'V.5.2')).toBeUndefined();
  });
});

describe('measures of a plan', () => {
  it('are listed once, in the order of the decree', () => {
    expect(measuresOf(plan2025)).toEqual([
      'ipak.index',
      'ipak.respondents',
      'wbs.received',
      'wbs.closed',
      'wbs.on_time_rate',
      'complaints.to_follow_up',
      'complaints.in_process',
      'complaints.done',
      'complaints.done_rate',
      'complaints.on_time_rate',
      'ikm.index',
      'ikm.respondents',
      'ipkp.index',
      'ipkp.respondents'
    ]);
  });

  it.each([
    ['ipak.index', ['V.1.4.a']],
    ['ikm.index', ['VI.3.a', 'VII.9.a']],
    ['ikm.respondents', ['VI.3.a', 'VII.9.a']],
    ['ipkp.index', ['VII.9.a']],
    ['complaints.to_follow_up', ['V.5.2.a']],
    ['complaints.in_process', ['V.5.2.b']],
    ['complaints.done', ['V.5.2.c']]
  ] as const)('%s proves %j', (measure, keys) => {
    expect(indicatorsForMeasure(plan2025, measure).map(({ indicator }) => indicator.key)).toEqual(keys);
  });
});

describe('planForYear', () => {
  const plan2027 = { ...plan2025, year: 2027 };
  const plans = [plan2025, plan2027];

  it('gives a year its own plan', () => {
    expect(planForYear(plans, 2025)).toEqual({ plan: plan2025, inherited: false });
    expect(planForYear(plans, 2027)).toEqual({ plan: plan2027, inherited: false });
  });

  it('hangs a year without a plan on the newest earlier one, and says so', () => {
    expect(planForYear(plans, 2026)).toEqual({ plan: plan2025, inherited: true });
    expect(planForYear(plans, 2030)).toEqual({ plan: plan2027, inherited: true });
  });

  it('has nothing before the first plan', () => {
    expect(planForYear(plans, 2024)).toBeUndefined();
    expect(planForYear([], 2025)).toBeUndefined();
  });
});

describe('yearsOfPlan', () => {
  const plan2028 = { ...plan2025, year: 2028 };

  it('reaches from its own year to today, or to the year before the next plan', () => {
    expect(yearsOfPlan([plan2025], plan2025, 2026)).toEqual([2025, 2026]);
    expect(yearsOfPlan([plan2025, plan2028], plan2025, 2031)).toEqual([2025, 2026, 2027]);
    expect(yearsOfPlan([plan2025, plan2028], plan2028, 2031)).toEqual([2028, 2029, 2030, 2031]);
  });

  it('holds the own year even before it has begun', () => {
    expect(yearsOfPlan([plan2025], plan2025, 2024)).toEqual([2025]);
  });
});

describe('neighboursOf', () => {
  const codes = (code: string) => {
    const { before, after } = neighboursOf(plan2025, code);
    return [before?.code, after?.code];
  };

  it('goes on across sections and components', () => {
    expect(codes('V.1.5')).toEqual(['V.1.4', 'V.2.1']);
    expect(codes('VI.3')).toEqual(['VI.2', 'VII.1']);
  });

  it('ends where the plan begins and ends', () => {
    expect(codes('I.1')).toEqual([undefined, 'I.2']);
    expect(codes('VII.10')).toEqual(['VII.9', undefined]);
  });
});

describe('findCode', () => {
  it.each([
    ['v.1.4', { item: 'V.1.4', anchor: null }],
    ['v.5.2.C', { item: 'V.5.2', anchor: 'V.5.2.c' }],
    ['v.1', { item: null, anchor: 'V.1' }],
    ['vii', { item: null, anchor: 'VII' }]
  ])('leads %s to its place', (text, place) => {
    expect(findCode(plan2025, text)).toEqual(place);
  });

  it.each(['', 'VIII', 'V.9', 'V.1.4.b', 'constructor'])('finds nothing for "%s"', (text) => {
    expect(findCode(plan2025, text)).toBeUndefined();
  });
});

it('lists the notes with the codes of their places', () => {
  const codes = listNotes(plan2025).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['I.4.b', 'IV', 'V.1.3.a', 'V.3.5', 'VII.5.a']));
  expect(listNotes(plan2025).every(({ note }) => note.length > 0)).toBe(true);
});
