import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { roleSchema } from '#lib/domain/staff/forms.ts';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, type FormErrors, parseForm, readForm } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { getListedAccount } from '#lib/server/staff/account-list.ts';
import { changeRole, createResetLink, disableAccount, enableAccount } from '#lib/server/staff/accounts.ts';
import { presentAccount } from '#lib/server/staff/presenter.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'staff.manage');
  const account = await getListedAccount(currentRuntime(), actor, params.id);
  return {
    account: presentAccount(account),
    isOwn: locals.staff?.account.id === account.id,
    isDone: url.searchParams.has('selesai')
  };
});

type Outcome = { link: string } | void;
type Change = (event: RequestEvent, actor: Actor, id: string) => Promise<Outcome>;

/** Permission, fresh proof and an existing account first; a refusal of the change stands on the page. */
const changing = (change: Change) =>
  withDomainErrors(async (event: RequestEvent) => {
    const actor = requirePermission(event.locals, 'staff.manage');
    requireRecentProof(event.locals, currentRuntime().now());
    const { id } = await getListedAccount(currentRuntime(), actor, event.params.id);
    let outcome: Outcome;
    try {
      outcome = await change(event, actor, id);
    } catch (problem) {
      return fail(409, { errors: formErrors(problem), link: undefined });
    }
    if (!outcome) redirect(303, `/staf/pengguna/${id}?selesai`);
    return { errors: undefined as FormErrors | undefined, link: outcome.link };
  });

export const actions = {
  role: changing(async ({ request }, actor, id) => {
    const form = await readForm(request);
    const parsed = parseForm(z.object({ role: roleSchema }), form);
    if (parsed.ok) await changeRole(currentRuntime(), actor, id, parsed.value.role, form.has('reportsHandedOver'));
  }),
  link: changing(async (event, actor, id) => {
    const clears = (await readForm(event.request)).has('clearsSecondFactor');
    const { path } = await createResetLink(currentRuntime(), actor, id, clears);
    return { link: (currentRuntime().config.origin ?? visitedUrl(event).origin) + path };
  }),
  disable: changing(async ({ request }, actor, id) =>
    disableAccount(currentRuntime(), actor, id, (await readForm(request)).has('reportsHandedOver'))
  ),
  enable: changing((_event, actor, id) => enableAccount(currentRuntime(), actor, id))
};
