import { hash } from 'node:crypto';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import {
  canonicalContent,
  readAnswers,
  responseIdSchema,
  submissionSchema,
  type FieldProblem,
  type Submission
} from '#lib/domain/surveys/response.ts';
import { decisiveDate } from '#lib/domain/surveys/round.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { BurstWatch } from './burst-watch.ts';
import { findContentHash, insertQuarantined, insertResponse } from './response-repository.ts';

/** What became of a sent answer. For a device every kind but `invalid` means: the server has it, erase it. */
export type SubmitOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'known' }
  | { readonly kind: 'late' }
  | { readonly kind: 'conflicting' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/**
 * Stores one sent answer exactly once, whatever the network repeats. Nothing of the sender is kept; the address only feeds the
 * watch for bursts, which flags and never refuses.
 */
export async function submitResponse(
  { db, now, bursts }: Dependencies & { readonly bursts: BurstWatch },
  id: string,
  body: unknown,
  address: string
): Promise<SubmitOutcome> {
  const submission = readSubmission(id, body);
  if ('problems' in submission) return { kind: 'invalid', problems: submission.problems };
  const read = readAnswers(submission);
  if (!read.ok) return { kind: 'invalid', problems: read.problems };

  const receivedAt = now();
  const takenAt = epochOf(submission.takenAt);
  const clockOffsetMs = submission.clockOffsetMs ?? null;
  const contentHash = hash('sha256', canonicalContent(submission), 'buffer');
  const inserted = await insertResponse(db, {
    id,
    survey: submission.survey,
    instrumentId: read.instrument.id,
    day: decisiveDate({ takenAt, receivedAt, clockOffsetMs }),
    today: officeDateAt(receivedAt),
    // Only an enrolled kiosk may call itself one; enrolment does not exist yet.
    channel: submission.channel === 'kiosk' ? 'web' : submission.channel,
    answers: read.answers,
    scaleMax: read.instrument.scaleMax,
    respondent: submission.respondent ?? {},
    suggestion: submission.suggestion?.trim() || null,
    source: submission.source || null,
    takenAt: new Date(takenAt),
    receivedAt: new Date(receivedAt),
    durationMs: submission.durationMs ?? null,
    clockOffsetMs,
    contentHash,
    flags: (await bursts.isBurst(address)) ? ['burst'] : []
  });
  if (inserted) return { kind: inserted.standing === 'late' ? 'late' : 'stored' };

  await bursts.forgive(address);
  const known = await findContentHash(db, id);
  // Neither new nor known: the survey has no round at all. The device keeps the answer and tries again.
  if (!known) throw new Error(`${submission.survey} has no round; run npm run migrate`);
  if (known.equals(contentHash)) return { kind: 'known' };
  await insertQuarantined(db, { responseId: id, contentHash, content: submission, receivedAt: new Date(receivedAt) });
  return { kind: 'conflicting' };
}

function readSubmission(id: string, body: unknown): Submission | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  if (!responseIdSchema.safeParse(id).success) problems.push({ field: 'id', message: 'must be a UUID' });
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      for (const key of unknown) {
        const path = [...issue.path, ...(key === undefined ? [] : [key])].map(String).join('.');
        problems.push({ field: path || 'body', message: key === undefined ? issue.message : 'is not a known field' });
      }
    }
  }
  return problems.length > 0 || !parsed.success ? { problems } : parsed.data;
}
