import { describe, expect, test } from 'vitest';
import { publicationDueOn } from '#lib/domain/surveys/round.ts';
import { simulatedRounds } from './simulated-rounds.ts';

const today = '2026-11-24';
const rounds = simulatedRounds(today);
const past = rounds.filter(({ closesOn }) => closesOn < today);

describe('the simulated quarters', () => {
  test('run from the first of 2025 to the open one, which has answers and no publication', () => {
    expect(rounds[0]?.period).toEqual({ year: 2025, quarter: 1 });
    const open = rounds.filter(({ closesOn }) => closesOn >= today);
    expect(open.map(({ survey }) => survey)).toHaveLength(3);
    expect(open.every(({ publishedOn, responses }) => publishedOn === null && responses >= 10)).toBe(true);
  });

  test('are published, all but one on time', () => {
    expect(past.every(({ publishedOn }) => publishedOn !== null)).toBe(true);
    expect(past.filter(({ period, publishedOn }) => publishedOn! > publicationDueOn(period, 0))).toHaveLength(1);
  });

  test('include too few respondents, few respondents, and quarters without a survey', () => {
    const counts = past.map(({ responses }) => responses);
    expect(counts.filter((n) => n < 10)).toHaveLength(1);
    expect(counts.filter((n) => n >= 10 && n < 30)).toHaveLength(1);
    expect(rounds).toHaveLength(3 * 8 - 2);
  });

  test('leave a round unpublished while its report is being written', () => {
    const justClosed = simulatedRounds('2026-12-22').filter(({ closesOn }) => closesOn === '2026-12-20');
    expect(justClosed.map(({ publishedOn }) => publishedOn)).toEqual([null, null, null]);
  });
});
