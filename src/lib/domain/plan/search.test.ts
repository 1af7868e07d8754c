import { describe, expect, it } from 'vitest';
import { plan2025 } from './plan-2025.ts';
import { searchPlan } from './search.ts';

const codes = (query: string) => searchPlan(plan2025, query).map(({ code }) => code);

describe('searchPlan', () => {
  it('finds words of an item and names the fields', () => {
    expect(searchPlan(plan2025, 'podcast')).toEqual([{ code: 'VII.2', fields: ['action', 'evidence'] }]);
  });

  it('needs all words, which may stand in different fields', () => {
    expect(codes('survey korupsi')).toEqual(['V.1.4']);
    expect(codes('survey korupsi podcast')).toEqual([]);
  });

  it('sets capitals, diacritics and extra spaces aside', () => {
    expect(codes('  SÚRVEY   Korupsi ')).toEqual(['V.1.4']);
  });

  it('finds an indicator by the measure that proves it', () => {
    expect(codes('ipkp')).toEqual(['VII.9']);
    expect(codes('ikm')).toEqual(['VI.3', 'VII.9']);
  });

  it('finds notes', () => {
    expect(codes('Waklatobi')).toEqual(['VII.5']);
    expect(searchPlan(plan2025, 'tidak bernomor')).toContainEqual({ code: 'V.3.5', fields: ['note'] });
  });

  it('matches codes from the start and by whole numbers', () => {
    expect(codes('v.2')).toEqual(['V.2.1']);
    expect(codes('VII.1')).toEqual(['VII.1']);
    expect(codes('V.5.2.d')).toEqual(['V.5.2']);
  });

  it('takes characters of a pattern literally', () => {
    expect(codes('(diadakan)')).toEqual(['V.5.1']);
    expect(codes('.*')).toEqual([]);
  });

  it('leaves every item without words', () => {
    expect(searchPlan(plan2025, '   ')).toHaveLength(45);
    expect(searchPlan(plan2025, '')[0]).toEqual({ code: 'I.1', fields: [] });
  });
});
