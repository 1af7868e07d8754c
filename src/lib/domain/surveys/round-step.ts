import type { RoundAction } from './round.ts';

/** Steps of a round by their address on the staff pages. */
export const roundSteps = {
  buka: 'open',
  tutup: 'close',
  periksa: 'review',
  terbitkan: 'publish',
  ralat: 'correct',
  'hitung-ditandai': 'count_held'
} as const satisfies Record<string, RoundAction | 'count_held'>;

export type RoundStepName = keyof typeof roundSteps;
export type RoundStep = (typeof roundSteps)[RoundStepName];

export function parseRoundStep(text: string): RoundStepName | undefined {
  return (Object.keys(roundSteps) as RoundStepName[]).find((name) => name === text);
}

export function stepNameOf(step: RoundStep): RoundStepName {
  const found = (Object.keys(roundSteps) as RoundStepName[]).find((name) => roundSteps[name] === step);
  if (!found) throw new Error(`No address leads to ${step}`);
  return found;
}
