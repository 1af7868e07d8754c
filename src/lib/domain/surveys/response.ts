import { epochOf, findEpoch } from '#lib/domain/calendar/instant.ts';
import { z } from 'zod';
import { findInstrument } from './instruments/shipped-instruments.ts';
import type { Instrument } from './instrument.ts';
import { respondentSchema } from './respondent.ts';
import { surveySlugs } from './survey.ts';

/** Channels a device may name itself; paper and assisted answers are keyed in by staff. */
export const submittedChannels = ['web', 'qr', 'kiosk'] as const;

export const channels = ['kiosk', 'web', 'qr', 'paper', 'assisted'] as const;
export type Channel = (typeof channels)[number];

export const responseIdSchema = z.uuid({ error: 'must be a UUID' });

/** Answers wait offline as long as they must, but nothing was answered before the product existed. */
const earliestTakenAt = epochOf('2025-01-01T00:00:00Z');

export const submissionSchema = z.strictObject({
  survey: z.enum(surveySlugs),
  instrument: z.string().max(40),
  channel: z.enum(submittedChannels),
  /** When the person answered, by the device's clock; ISO 8601 with offset. */
  takenAt: z.iso.datetime({ offset: true, abort: true }).check((context) => {
    const epoch = findEpoch(context.value);
    const message = epoch === undefined ? 'is not an existing time' : 'is before the surveys began';
    if (epoch === undefined || epoch < earliestTakenAt) {
      context.issues.push({ code: 'custom', message, input: context.value });
    }
  }),
  /** Value by item key; a skipped item is absent or null, never 0. */
  answers: z.record(z.string().max(60), z.int().nullable()),
  respondent: respondentSchema.nullish(),
  /** PostgreSQL stores every character but NUL. */
  suggestion: z
    .string()
    .max(2000)
    .refine((text) => !text.includes('\u0000'), { error: 'contains a character that cannot be stored' })
    .nullish(),
  durationMs: z.int().min(0).max(2_147_483_647).nullish(),
  /** Device clock minus server clock, as the device measured it. */
  clockOffsetMs: z.int().min(-2_147_483_648).max(2_147_483_647).nullish(),
  /** Where the link was found (poster, counter, letter). */
  source: z
    .string()
    .max(40)
    .regex(/^[a-z0-9-]*$/)
    .nullish()
});

export type Submission = z.infer<typeof submissionSchema>;

export interface FieldProblem {
  /** Path of the field, e.g. `answers.requirements`. */
  readonly field: string;
  readonly message: string;
}

/**
 * Fields named `__proto__` of a body from JSON text. JSON takes the name like any other, but no schema is shown it, so it would
 * be dropped in silence.
 */
export function unseenFields(body: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Object.hasOwn(value, '__proto__'))
      problems.push({ field: `${path}__proto__`, message: 'is not a known field' });
  };
  look(body, '');
  if (typeof body === 'object' && body !== null)
    for (const [key, value] of Object.entries(body)) look(value, `${key}.`);
  return problems;
}

export type ReadAnswers =
  | { readonly ok: true; readonly instrument: Instrument; readonly answers: (number | null)[] }
  | { readonly ok: false; readonly problems: FieldProblem[] };

/** Puts answers given by key into the instrument's order, or names every field that does not fit it. */
export function readAnswers(submission: Pick<Submission, 'survey' | 'instrument' | 'answers'>): ReadAnswers {
  const instrument = findInstrument(submission.instrument);
  if (!instrument) return { ok: false, problems: [{ field: 'instrument', message: 'is not a published version' }] };
  if (instrument.survey !== submission.survey) {
    return { ok: false, problems: [{ field: 'instrument', message: `does not belong to ${submission.survey}` }] };
  }
  const problems = answerProblems(instrument, submission.answers);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, instrument, answers: instrument.items.map((item) => submission.answers[item.key] ?? null) };
}

function answerProblems(instrument: Instrument, answers: Submission['answers']): FieldProblem[] {
  const known = new Set(instrument.items.map((item) => item.key));
  const problems: FieldProblem[] = [];
  let given = 0;
  for (const [key, value] of Object.entries(answers)) {
    if (!known.has(key)) problems.push({ field: `answers.${key}`, message: 'is not a question of this instrument' });
    else if (value !== null && (value < 1 || value > instrument.scaleMax)) {
      problems.push({ field: `answers.${key}`, message: `must lie between 1 and ${instrument.scaleMax}` });
    } else if (value !== null) given += 1;
  }
  if (problems.length === 0 && given === 0) problems.push({ field: 'answers', message: 'needs at least one answer' });
  return problems;
}

/**
 * What makes two sendings of one id the same answer: everything the person said. The measured clock offset is left out,
 * because a retry measures it anew.
 */
export function canonicalContent(submission: Submission): string {
  return canonicalJson({
    survey: submission.survey,
    instrument: submission.instrument,
    channel: submission.channel,
    takenAt: submission.takenAt,
    answers: submission.answers,
    respondent: submission.respondent,
    suggestion: submission.suggestion,
    durationMs: submission.durationMs,
    source: submission.source
  });
}

/** JSON with sorted keys and without absent, null or empty values. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== null && entry !== undefined && entry !== '')
    .map(([key, entry]) => [key, canonicalJson(entry)] as const)
    .filter(([, json]) => json !== '{}')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
}
