import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { presentDeskCase, presentStepDone } from '#lib/server/complaints/desk-presenter.ts';
import { getOfficeCase, viewIdentity } from '#lib/server/complaints/office-case.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readForm } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';
import { renewCodeStep, takeStep, type Refused } from './steps.ts';

export const load = withDomainErrors(async (event: PageServerLoadEvent) => {
  const actor = requirePermission(event.locals, 'complaints.handle');
  const runtime = currentRuntime();
  const office = await getOfficeCase(runtime, actor, event.params.id);
  const origin = runtime.config.origin ?? visitedUrl(event).origin;
  return {
    submissionId: randomUUID(),
    case: presentDeskCase(office, { now: runtime.now(), trackingAddress: `${origin}/pengaduan/lacak` }),
    ownId: actor.kind === 'staff' ? actor.accountId : null,
    done: presentStepDone(event.url.searchParams.get('selesai'))
  };
});

export const actions = {
  langkah: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.handle');
    const outcome = await takeStep(currentRuntime(), actor, params.id, await readForm(request));
    if ('refused' in outcome) return fail(422, { refused: outcome.refused, identity: undefined, newCode: undefined });
    redirect(303, `/staf/pengaduan/${params.id}?selesai=${outcome.done}`);
  }),
  identitas: withDomainErrors(async ({ locals, params }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.handle');
    const identity = await viewIdentity(currentRuntime(), actor, params.id);
    return { identity, refused: undefined as Refused | undefined, newCode: undefined };
  }),
  kode: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.handle');
    const { newCode, refused } = await renewCodeStep(currentRuntime(), actor, params.id, await readForm(request));
    return refused ? fail(422, { refused, identity: undefined, newCode }) : { refused, identity: undefined, newCode };
  })
};
