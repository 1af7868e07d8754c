import { redirect, type Handle } from '@sveltejs/kit';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { withinDeadline } from '#lib/server/http/deadline.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { findSignedInStaff } from '#lib/server/staff/signed-in.ts';
import { clearSessionCookies, readSessionCookie } from './staff-cookies.ts';

const staffRoute = /^(\/\(staff\)\/staf|\/api\/v1\/staff)(\/|$)/;
const setUp = '/staf/akun/faktor-kedua';

/** Where somebody may go whose role needs a second factor that is not set up yet. */
const openDuringSetUp = new Set([setUp, '/staf/keluar', '/staf/bukti']);

/** Says who is signed in, on staff routes; on all others nobody looks. */
export const sessionHandle: Handle = async ({ event, resolve }) => {
  if (!staffRoute.test(event.route.id ?? '')) return resolve(event);
  const cookie = readSessionCookie(event);
  if (cookie === undefined) return resolve(event);
  let staff: SignedInStaff | undefined;
  try {
    staff = await withinDeadline(findSignedInStaff(currentRuntime(), cookie));
  } catch (problem) {
    if (!isDatabaseAway(problem) || !(problem instanceof Error)) throw problem;
    event.locals.staffUnknown = problem;
    return resolve(event);
  }
  if (staff) event.locals.staff = staff;
  else clearSessionCookies(event);
  const { pathname } = event.url;
  if (staff?.secondFactorDue && pathname.startsWith('/staf') && !openDuringSetUp.has(pathname)) redirect(303, setUp);
  return resolve(event);
};
