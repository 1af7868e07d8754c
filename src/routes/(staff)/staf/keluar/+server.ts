import { redirect } from '@sveltejs/kit';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { clearSessionCookies } from '#lib/server/http/staff-cookies.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { signOut } from '#lib/server/staff/signed-in.ts';
import type { RequestEvent } from './$types';

/** Open to everybody: who is not signed in any more is out already. */
export const POST = withDomainErrors(async (event: RequestEvent): Promise<Response> => {
  if (event.locals.staffUnknown) throw event.locals.staffUnknown;
  if (event.locals.staff) await signOut(currentRuntime(), event.locals.staff);
  clearSessionCookies(event);
  redirect(303, '/staf/masuk?keluar');
});

export const GET = () => redirect(303, '/staf');
