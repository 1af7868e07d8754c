import { describe, expect, test } from 'vitest';
import { startOfOfficeDate } from '#lib/domain/calendar/office-date.ts';
import { shippedInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { respondentSchema } from '#lib/domain/surveys/respondent.ts';
import { responseIdSchema } from '#lib/domain/surveys/response.ts';
import { seededRandom } from './random.ts';
import { simulateResponse } from './simulated-response.ts';

const from = startOfOfficeDate('2026-06-21');
const until = startOfOfficeDate('2026-09-21');
const many = (seed: number, instrument: (typeof shippedInstruments)[number]) => {
  const random = seededRandom(seed);
  return Array.from({ length: 300 }, () => simulateResponse(random, instrument, { place: 6, from, until }));
};

describe.each(shippedInstruments)('simulated answers to $id', (instrument) => {
  const responses = many(1, instrument);

  test('fit the instrument and the profile, inside the round', () => {
    for (const { id, answers, respondent, takenAt, receivedAt } of responses) {
      expect(responseIdSchema.safeParse(id).success).toBe(true);
      expect(answers).toHaveLength(instrument.items.length);
      expect(answers.every((value) => value === null || (value >= 1 && value <= instrument.scaleMax))).toBe(true);
      expect(answers.some((value) => value !== null)).toBe(true);
      expect(respondentSchema.safeParse(respondent).success).toBe(true);
      expect(from <= takenAt && takenAt <= receivedAt && receivedAt < until).toBe(true);
    }
  });

  test('are the same for the same seed and others for another', () => {
    expect(many(1, instrument)).toEqual(responses);
    expect(many(2, instrument)).not.toEqual(responses);
  });
});
