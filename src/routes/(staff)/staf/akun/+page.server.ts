import { fail, redirect } from '@sveltejs/kit';
import { newPasswordSchema } from '#lib/domain/staff/forms.ts';
import { requireRecentProof, requireSignedIn } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, type FormErrors, parseForm, readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { changeOwnPassword } from '#lib/server/staff/own-password.ts';
import { describeOwnSecondFactor, removeSecondFactor } from '#lib/server/staff/own-second-factor.ts';
import { listOwnSessions, revokeOtherSessions, revokeSession } from '#lib/server/staff/own-sessions.ts';
import { presentSecondFactor, presentSession } from '#lib/server/staff/presenter.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const done = (what: string) => redirect(303, `/staf/akun?selesai=${what}`);

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const staff = requireSignedIn(locals);
  const runtime = currentRuntime();
  const [secondFactor, sessions] = await Promise.all([
    describeOwnSecondFactor(runtime, staff),
    listOwnSessions(runtime, staff)
  ]);
  return {
    account: staff.account,
    secondFactor: presentSecondFactor(secondFactor),
    sessions: sessions.map(presentSession),
    done: url.searchParams.get('selesai')
  };
});

export const actions = {
  password: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const staff = requireSignedIn(locals);
    const parsed = parseForm(newPasswordSchema, await readForm(request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors });
    const errors = await changeOwnPassword(currentRuntime(), staff, parsed.value).then(() => undefined, formErrors);
    if (errors) return fail(422, { errors });
    done('sandi');
  }),
  removeFactor: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const staff = requireSignedIn(locals);
    requireRecentProof(locals, currentRuntime().now());
    const factor = textField(await readForm(request), 'factor');
    const errors = await removeSecondFactor(currentRuntime(), staff, factor).then(
      (): FormErrors | undefined => undefined,
      formErrors
    );
    if (errors) return fail(409, { errors });
    done('faktor');
  }),
  endSession: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const staff = requireSignedIn(locals);
    await revokeSession(currentRuntime(), staff, textField(await readForm(request), 'session'));
    done('sesi');
  }),
  endOtherSessions: withDomainErrors(async ({ locals }: RequestEvent) => {
    const staff = requireSignedIn(locals);
    await revokeOtherSessions(currentRuntime(), staff);
    done('sesi');
  })
};
