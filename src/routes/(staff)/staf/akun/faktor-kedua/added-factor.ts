import { fail, redirect } from '@sveltejs/kit';
import { formErrors } from '#lib/server/http/parse-form.ts';
import type { AddedFactor } from '#lib/server/staff/own-second-factor.ts';

/** New recovery codes are shown this once; without new ones the way leads back. */
export async function added(work: Promise<AddedFactor>) {
  const outcome = await work.then(
    ({ recoveryCodes }) => ({ recoveryCodes, errors: undefined }),
    (problem: unknown) => ({ recoveryCodes: undefined, errors: formErrors(problem) })
  );
  if (outcome.errors) return fail(422, { errors: outcome.errors, recoveryCodes: undefined });
  if (!outcome.recoveryCodes) redirect(303, '/staf/akun?selesai=terpasang');
  return { errors: undefined, recoveryCodes: outcome.recoveryCodes };
}
