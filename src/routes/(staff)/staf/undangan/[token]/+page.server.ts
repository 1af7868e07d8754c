import { fail, redirect } from '@sveltejs/kit';
import { DomainError } from '#lib/domain/errors.ts';
import { browserName } from '#lib/domain/staff/browser-name.ts';
import { acceptLinkSchema } from '#lib/domain/staff/forms.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { setSessionCookies } from '#lib/server/http/staff-cookies.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { acceptLink, getLinkOffer } from '#lib/server/staff/accept-link.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Open to whoever holds the link. */
export const load = withDomainErrors(async ({ params }: PageServerLoadEvent) => {
  try {
    return { offer: await getLinkOffer(currentRuntime(), params.token) };
  } catch (problem) {
    if (problem instanceof DomainError && problem.code === 'expired') return { offer: undefined };
    throw problem;
  }
});

export const actions = {
  default: withDomainErrors(async (event: RequestEvent) => {
    const parsed = parseForm(acceptLinkSchema, await readForm(event.request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors, values: parsed.values });
    const browser = browserName(event.request.headers.get('user-agent'));
    try {
      const { sessionId } = await acceptLink(currentRuntime(), event.params.token, parsed.value, browser);
      if (sessionId === undefined) redirect(303, '/staf/masuk?sandi');
      setSessionCookies(event, sessionId);
    } catch (problem) {
      // The load shows that the link is over.
      if (problem instanceof DomainError && problem.code === 'expired') return fail(410, { errors: {}, values: {} });
      return fail(422, { errors: formErrors(problem), values: parsed.values });
    }
    redirect(303, '/staf/akun/faktor-kedua');
  })
};
