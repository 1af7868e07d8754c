import { fail, redirect } from '@sveltejs/kit';
import { DomainError } from '#lib/domain/errors.ts';
import { browserName } from '#lib/domain/staff/browser-name.ts';
import { waitSentence } from '#lib/domain/staff/wait.ts';
import { passkeySite } from '#lib/server/auth/passkeys.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import {
  clearSignInCookie,
  readSignInCookie,
  setDeviceCookie,
  setSessionCookies
} from '#lib/server/http/staff-cookies.ts';
import { readFactorAnswer } from '#lib/server/http/factor-answer.ts';
import { readForm } from '#lib/server/http/parse-form.ts';
import { staffPath } from '#lib/server/http/staff-path.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { askToFinishSignIn, finishSignIn } from '#lib/server/staff/finish-sign-in.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** A sign-in that took too long starts over. */
async function orStartOver<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((problem: unknown) => {
    if (problem instanceof DomainError && problem.code === 'expired') redirect(303, '/staf/masuk');
    throw problem;
  });
}

/** Open to who gave a right password; the sign-in's cookie is what proves it. */
export const load = withDomainErrors(async (event: PageServerLoadEvent) => {
  const signInId = readSignInCookie(event);
  if (signInId === undefined) redirect(303, '/staf/masuk');
  const next = staffPath(event.url.searchParams.get('lanjut'));
  const site = passkeySite(visitedUrl(event));
  return { question: await orStartOver(askToFinishSignIn(currentRuntime(), signInId, site)), next };
});

const answerWith = (kind: 'code' | 'passkey') =>
  withDomainErrors(async (event: RequestEvent) => {
    const signInId = readSignInCookie(event);
    if (signInId === undefined) redirect(303, '/staf/masuk');
    const read = readFactorAnswer(kind, await readForm(event.request));
    if (!read.ok) return fail(422, { errors: read.errors });
    const context = {
      site: passkeySite(visitedUrl(event)),
      browser: browserName(event.request.headers.get('user-agent'))
    };
    const outcome = await orStartOver(finishSignIn(currentRuntime(), signInId, read.answer, context));
    if (outcome.kind === 'slowed') return fail(429, { errors: { form: waitSentence(outcome.retryAfter) } });
    if (outcome.kind === 'refused') return fail(422, { errors: read.refusal });
    clearSignInCookie(event);
    setSessionCookies(event, outcome.sessionId);
    setDeviceCookie(event, outcome.deviceMark);
    redirect(303, staffPath(event.url.searchParams.get('lanjut')));
  });

export const actions = { code: answerWith('code'), passkey: answerWith('passkey') };
