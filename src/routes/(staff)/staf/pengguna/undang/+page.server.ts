import { fail } from '@sveltejs/kit';
import { inviteSchema } from '#lib/domain/staff/forms.ts';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(({ locals }: PageServerLoadEvent) => {
  requirePermission(locals, 'staff.manage');
  requireRecentProof(locals, currentRuntime().now());
});

export const actions = {
  default: withDomainErrors(async (event: RequestEvent) => {
    const actor = requirePermission(event.locals, 'staff.manage');
    const runtime = currentRuntime();
    requireRecentProof(event.locals, runtime.now());
    const parsed = parseForm(inviteSchema, await readForm(event.request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors, values: parsed.values, link: undefined });
    try {
      const { path } = await createInvite(runtime, actor, parsed.value);
      const address = (runtime.config.origin ?? visitedUrl(event).origin) + path;
      return { errors: undefined, values: undefined, link: { address, name: parsed.value.name } };
    } catch (problem) {
      return fail(409, { errors: formErrors(problem), values: parsed.values, link: undefined });
    }
  })
};
