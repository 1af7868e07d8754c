import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { browserName } from '#lib/domain/staff/browser-name.ts';
import { codeSchema } from '#lib/domain/staff/forms.ts';
import { passkeySite } from '#lib/server/auth/passkeys.ts';
import { requireRecentProof, requireSignedIn } from '#lib/server/auth/permissions.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { parseForm, readForm, textField } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import {
  addPasskey,
  confirmTotp,
  renewRecoveryCodes,
  startPasskey,
  startTotp
} from '#lib/server/staff/own-second-factor.ts';
import { added } from './added-factor.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

function requireProved(locals: App.Locals): SignedInStaff {
  const staff = requireSignedIn(locals);
  requireRecentProof(locals, currentRuntime().now());
  return staff;
}

export const load = withDomainErrors(async (event: PageServerLoadEvent) => {
  const staff = requireProved(event.locals);
  const runtime = currentRuntime();
  return {
    isRequired: staff.secondFactorDue,
    totp: await startTotp(runtime, staff),
    passkey: await startPasskey(runtime, staff, passkeySite(visitedUrl(event)))
  };
});

export const actions = {
  totp: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const staff = requireProved(locals);
    const parsed = parseForm(z.object({ code: codeSchema }), await readForm(request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors, recoveryCodes: undefined });
    return added(confirmTotp(currentRuntime(), staff, parsed.value.code));
  }),
  passkey: withDomainErrors(async (event: RequestEvent) => {
    const staff = requireProved(event.locals);
    const answer = textField(await readForm(event.request), 'passkey');
    const context = {
      site: passkeySite(visitedUrl(event)),
      browser: browserName(event.request.headers.get('user-agent'))
    };
    return added(addPasskey(currentRuntime(), staff, answer, context));
  }),
  newCodes: withDomainErrors(async ({ locals }: RequestEvent) => {
    const staff = requireProved(locals);
    const recoveryCodes = await renewRecoveryCodes(currentRuntime(), staff);
    return { errors: undefined, recoveryCodes };
  })
};
