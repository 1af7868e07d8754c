import { fail, redirect } from '@sveltejs/kit';
import { browserName } from '#lib/domain/staff/browser-name.ts';
import { signInSchema } from '#lib/domain/staff/forms.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { parseForm, readForm } from '#lib/server/http/parse-form.ts';
import {
  readDeviceCookie,
  setDeviceCookie,
  setSessionCookies,
  setSignInCookie
} from '#lib/server/http/staff-cookies.ts';
import { staffPath } from '#lib/server/http/staff-path.ts';
import { waitSentence } from '#lib/domain/staff/wait.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { signIn } from '#lib/server/staff/sign-in.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Open to everybody. */
export const load = ({ locals, url }: PageServerLoadEvent) => {
  if (locals.staff) redirect(303, staffPath(url.searchParams.get('lanjut')));
  return {
    signedOut: url.searchParams.has('keluar'),
    passwordChanged: url.searchParams.has('sandi'),
    next: staffPath(url.searchParams.get('lanjut'))
  };
};

export const actions = {
  default: withDomainErrors(async (event: RequestEvent) => {
    const form = await readForm(event.request);
    const next = staffPath(form.get('lanjut'));
    const parsed = parseForm(signInSchema, form);
    if (!parsed.ok) return fail(422, parsed);
    const outcome = await signIn(currentRuntime(), parsed.value, {
      address: event.getClientAddress(),
      browser: browserName(event.request.headers.get('user-agent')),
      deviceMark: readDeviceCookie(event)
    });
    const { values } = parsed;
    if (outcome.kind === 'slowed') return fail(429, { values, errors: { form: waitSentence(outcome.retryAfter) } });
    if (outcome.kind === 'refused') {
      return fail(422, { values, errors: { form: 'Email atau kata sandi keliru, atau akun ini tidak aktif.' } });
    }
    if (outcome.kind === 'second_factor') {
      setSignInCookie(event, outcome.signInId);
      redirect(303, `/staf/masuk/kode?lanjut=${encodeURIComponent(next)}`);
    }
    setSessionCookies(event, outcome.sessionId);
    setDeviceCookie(event, outcome.deviceMark);
    redirect(303, next);
  })
};
