import { guardFields, guardProblemText, type FormGuard, type GuardProblem } from '#lib/domain/abuse/guard.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { guardForm, guardFormOffline } from '#lib/server/abuse/service.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { currentRuntime } from '#lib/server/runtime.ts';

/** What the form of this submission has to carry, also while the database is away: writing can begin all the same. */
export async function guardOf(submissionId: string, sent?: FormData, sentAs = submissionId): Promise<FormGuard> {
  const guarded = { form: 'complaint', submissionId } as const;
  try {
    return await guardForm(currentRuntime(), guarded, getLocale(), sent, { form: 'complaint', submissionId: sentAs });
  } catch (problem) {
    if (!isDatabaseAway(problem)) throw problem;
    return guardFormOffline(currentRuntime(), guarded, getLocale(), sent);
  }
}

/** By field: the words beside the question. */
export function guardProblems(problem: GuardProblem): Record<string, string> {
  return { [guardFields.answer]: guardProblemText[problem][getLocale()] };
}
