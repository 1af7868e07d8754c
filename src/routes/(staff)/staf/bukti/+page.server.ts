import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { passwordLength } from '#lib/domain/staff/password-rule.ts';
import { waitSentence } from '#lib/domain/staff/wait.ts';
import { passkeySite } from '#lib/server/auth/passkeys.ts';
import { requireSignedIn } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readFactorAnswer } from '#lib/server/http/factor-answer.ts';
import { type FormErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { staffPath } from '#lib/server/http/staff-path.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { askForProof, proveAgain, type Proof } from '#lib/server/staff/prove-again.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const passwordSchema = z.object({
  password: z.string().min(1, 'Tulis kata sandi Anda.').max(passwordLength.max, 'Kata sandi ini terlalu panjang.')
});

export const load = withDomainErrors(async (event: PageServerLoadEvent) => {
  const staff = requireSignedIn(event.locals);
  const question = await askForProof(currentRuntime(), staff, passkeySite(visitedUrl(event)));
  return { question, email: staff.account.email, next: staffPath(event.url.searchParams.get('lanjut')) };
});

async function judge(event: RequestEvent, proof: Proof, refusal: FormErrors) {
  const staff = requireSignedIn(event.locals);
  const outcome = await proveAgain(currentRuntime(), staff, proof, passkeySite(visitedUrl(event)));
  if (outcome.kind === 'slowed') return fail(429, { errors: { form: waitSentence(outcome.retryAfter) } });
  if (outcome.kind === 'refused') return fail(422, { errors: refusal });
  redirect(303, staffPath(event.url.searchParams.get('lanjut')));
}

const answerWith = (kind: 'code' | 'passkey') =>
  withDomainErrors(async (event: RequestEvent) => {
    requireSignedIn(event.locals);
    const read = readFactorAnswer(kind, await readForm(event.request));
    return read.ok ? judge(event, read.answer, read.refusal) : fail(422, { errors: read.errors });
  });

export const actions = {
  password: withDomainErrors(async (event: RequestEvent) => {
    requireSignedIn(event.locals);
    const parsed = parseForm(passwordSchema, await readForm(event.request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors });
    return judge(event, parsed.value, { password: 'Kata sandi ini keliru.' });
  }),
  code: answerWith('code'),
  passkey: answerWith('passkey')
};
