import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { difficultyAfter } from '#lib/domain/abuse/difficulty.ts';
import { guardFields, looksAutomatic, type FormGuard, type GuardProblem } from '#lib/domain/abuse/guard.ts';
import { answersQuestion, plainQuestion } from '#lib/domain/abuse/plain-question.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { textField } from '#lib/server/http/parse-form.ts';
import {
  challengeLifeMs,
  isProven,
  newChallenge,
  readChallenge,
  seedOf,
  type Challenge,
  type GuardedForm
} from './challenge.ts';
import { countSubmission, submissionsInHour } from './hourly-count.ts';
import { deleteNoncesBefore, spendNonce } from './repository.ts';

export interface GuardDependencies extends Dependencies {
  readonly secrets: Secrets;
}

export type CheckedSubmission =
  | { readonly quarantined: boolean; readonly problem?: undefined; readonly guard?: undefined }
  | { readonly problem: GuardProblem; readonly guard: FormGuard; readonly quarantined?: undefined };

/**
 * What a form that anybody may send has to carry. Everybody is asked for the same, whatever their address: nothing while the
 * hour is ordinary, in a flood some work of the device or, without a script, an answer.
 *
 * @param sent the form when it comes back with something to mend: the challenge it carried stays while it is good, so that a quick
 * correction is not taken for a program's work
 * @param sentAs the submission it was sent as, when it comes back as another: the time it took to fill counts on
 */
export async function guardForm(
  deps: GuardDependencies,
  guarded: GuardedForm,
  locale: Locale,
  sent?: FormData,
  sentAs = guarded
): Promise<FormGuard> {
  return guardFor(deps, guarded, await difficultyNow(deps, guarded), locale, sent, sentAs);
}

/** The same while the database is away: the form asks for nothing, and its sender is no program for that. */
export function guardFormOffline(
  deps: Omit<GuardDependencies, 'db'>,
  guarded: GuardedForm,
  locale: Locale,
  sent?: FormData
): FormGuard {
  return guardFor(deps, guarded, 0, locale, sent);
}

function guardFor(
  { secrets, now }: Omit<GuardDependencies, 'db'>,
  guarded: GuardedForm,
  bits: number,
  locale: Locale,
  sent: FormData | undefined,
  sentAs = guarded
): FormGuard {
  const kept = sent && readChallenge(secrets, sentAs, textField(sent, guardFields.challenge));
  const isFit = kept && isFresh(kept, now()) && sentAs.submissionId === guarded.submissionId;
  if (isFit && (bits === 0 || kept.bits > 0)) return guardOf(kept, locale);
  return guardOf(newChallenge(secrets, guarded, bits, begun(kept, now())), locale);
}

/** When the filling of a form began that gets another challenge now. */
function begun(kept: Challenge | undefined, at: number): number {
  return kept && isFresh(kept, at) ? kept.issuedAt : at;
}

/**
 * Judges a submission whose fields are right, just before its use case takes it. Refuses nobody: above the hour's budget, and when
 * it looks like a program's, it is to be taken as quarantined. A problem can be mended by answering the new guard's question.
 */
export async function checkSubmission(
  deps: GuardDependencies,
  guarded: GuardedForm,
  sent: FormData,
  locale: Locale
): Promise<CheckedSubmission> {
  const { db, now, secrets } = deps;
  const bits = await difficultyNow(deps, guarded);
  const challenge = readChallenge(secrets, guarded, textField(sent, guardFields.challenge));
  if (bits > 0 && !(challenge && isEarned(challenge, sent, now()))) {
    return {
      problem: 'question',
      guard: guardOf(newChallenge(secrets, guarded, bits, begun(challenge, now())), locale)
    };
  }
  const isFirst = challenge ? await spendNonce(db, seedOf(challenge), new Date(now() + challengeLifeMs)) : true;
  // The second press of a button, or another try after a failure, is no second submission; its use case takes it once.
  if (isFirst) await countSubmission(db, guarded.form);
  const filledMs = challenge && now() - challenge.issuedAt;
  const automatic = looksAutomatic({ trap: textField(sent, guardFields.trap), filledMs });
  return { quarantined: bits > 0 || automatic };
}

/** Spent challenges whose work would no longer count anyway. */
export function deleteExpiredChallenges({ db, now }: Dependencies): Promise<void> {
  return deleteNoncesBefore(db, new Date(now()));
}

async function difficultyNow({ db, now }: Dependencies, { form }: GuardedForm): Promise<number> {
  const settings = await settingsOn(db, officeDateAt(now()));
  return difficultyAfter(await submissionsInHour(db, form), settings['submissions.hourly_budget']);
}

function isEarned(challenge: Challenge, sent: FormData, at: number): boolean {
  if (challenge.bits === 0 || !isFresh(challenge, at)) return false;
  return (
    isProven(challenge, textField(sent, guardFields.proof)) ||
    answersQuestion(seedOf(challenge), textField(sent, guardFields.answer))
  );
}

function isFresh({ issuedAt }: Challenge, at: number): boolean {
  return at - issuedAt < challengeLifeMs;
}

function guardOf(challenge: Challenge, locale: Locale): FormGuard {
  return {
    challenge: challenge.token,
    nonce: challenge.nonce,
    bits: challenge.bits,
    question: challenge.bits > 0 ? plainQuestion(seedOf(challenge), locale) : undefined
  };
}
