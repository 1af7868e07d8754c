import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import { respondentFieldNames, respondentFields, type RespondentField } from '#lib/domain/surveys/respondent.ts';
import type { Channel } from '#lib/domain/surveys/response.ts';
import { bell, between, pick, seededUuid, type Random } from './random.ts';
import { simulatedSuggestions } from './simulated-suggestions.ts';

export interface SimulatedResponse {
  readonly id: string;
  readonly channel: Channel;
  /** In instrument order; null = skipped. */
  readonly answers: readonly (number | null)[];
  readonly respondent: Readonly<Partial<Record<RespondentField, string>>>;
  readonly suggestion: string | null;
  readonly durationMs: number;
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly receivedAt: number;
  readonly held: boolean;
}

const channelWeights: readonly (readonly [Channel, number])[] = [
  ['kiosk', 45],
  ['qr', 25],
  ['web', 18],
  ['paper', 9],
  ['assisted', 3]
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * One person's answers. People agree with themselves more than with each other, items differ in the same way every quarter, and
 * later quarters are a little better.
 * @param place quarters since the first
 * @param from first instant at which the round takes answers, midnight at the office
 * @param until midnight that ends the last day of answering
 */
export function simulateResponse(
  random: Random,
  instrument: Instrument,
  { place, from, until }: { place: number; from: number; until: number }
): SimulatedResponse {
  const { scaleMax, items } = instrument;
  const start = scaleMax === 4 ? 3.25 : 5.15;
  const person = bell(random) * 0.35;
  const answers = items.map((_item, index): number | null => {
    if (random() < 0.03) return null;
    const level = start + Math.min(place, 8) * 0.03 * (scaleMax / 4) + itemOffset(index) + person + bell(random) * 0.5;
    return Math.min(scaleMax, Math.max(1, Math.round(level)));
  });
  if (!answers.some((value) => value !== null)) answers[0] = scaleMax;
  const channel = pick(random, channelWeights);
  const days = Math.max(1, Math.round((until - from) / dayMs));
  const takenAt = from + between(random, 0, days - 1) * dayMs + between(random, 8 * hourMs, 16 * hourMs);
  const waited = channel === 'kiosk' && random() < 0.1 ? between(random, 1, 6 * hourMs) : between(random, 200, 2_000);
  return {
    id: seededUuid(random),
    channel,
    answers,
    respondent: simulateRespondent(random),
    suggestion:
      random() < 0.12
        ? pick(
            random,
            simulatedSuggestions.map((text) => [text, 1] as const)
          )
        : null,
    durationMs: between(random, 45_000, 210_000),
    takenAt,
    receivedAt: Math.min(takenAt + waited, until - 1),
    held: false
  };
}

/** Differs from item to item, within ± 0.25 of a point. */
function itemOffset(index: number): number {
  return (((index * 7) % 11) - 5) / 20;
}

function simulateRespondent(random: Random): Partial<Record<RespondentField, string>> {
  if (random() < 0.1) return {};
  return Object.fromEntries(
    respondentFieldNames.flatMap((field) => {
      const codes = Object.keys(respondentFields[field].choices);
      // The middle of each list is the most frequent, as with ages and schooling.
      const weighted = codes.map((code, index) => [code, 1 + Math.min(index, codes.length - 1 - index) * 2] as const);
      const usual =
        field === 'disability'
          ? ([
              ['no', 96],
              ['yes', 4]
            ] as const)
          : weighted;
      return random() < 0.05 ? [] : [[field, pick<string>(random, usual)]];
    })
  );
}
