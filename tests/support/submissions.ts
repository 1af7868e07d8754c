import { randomUUID } from 'node:crypto';
import type { BurstWatch } from '#lib/server/surveys/burst-watch.ts';
import type { Submission } from '#lib/domain/surveys/response.ts';

/** Noon of 10 November 2026 at the office: inside the fourth quarter's default round. */
export const november = Date.parse('2026-11-10T12:00:00+08:00');

const skmKeys = [
  'requirements',
  'procedure',
  'completion_time',
  'cost',
  'product',
  'staff_competence',
  'staff_conduct',
  'facilities',
  'complaint_handling'
] as const;

/** A valid SKM answer with the same value everywhere, changed as the test needs. */
export function skmSubmission(value = 4, change: Partial<Submission> = {}): Submission {
  return {
    survey: 'pelayanan-publik',
    instrument: 'skm-2017@1',
    channel: 'web',
    takenAt: '2026-11-10T12:00:00+08:00',
    answers: Object.fromEntries(skmKeys.map((key) => [key, value])),
    ...change
  };
}

export const newId = (): string => randomUUID();

/** A watch that takes every answer for part of a burst, or none. */
export const watchSaying = (burst: boolean): BurstWatch => ({
  isBurst: () => Promise.resolve(burst),
  forgive: () => Promise.resolve()
});
