import type { Cookies } from '@sveltejs/kit';
import { visitedUrl } from './visited-url.ts';

interface CookieEvent {
  readonly cookies: Cookies;
  readonly url: URL;
  readonly request: Request;
}

const sessionName = 'staf_sesi';
/** Never `/`: no public page, and above all no page for whistleblowers, sees who is signed in. */
const sessionPaths = ['/staf', '/api/v1/staff'];

const signInName = 'staf_masuk';
const deviceName = 'staf_perangkat';
const doorPath = '/staf/masuk';
const deviceDays = 180;

const attributes = (event: CookieEvent) =>
  ({ httpOnly: true, sameSite: 'lax', secure: visitedUrl(event).protocol === 'https:' }) as const;

export const readSessionCookie = ({ cookies }: CookieEvent): string | undefined => cookies.get(sessionName);

/** Until the browser closes; the server ends the session before that. */
export function setSessionCookies(event: CookieEvent, id: string): void {
  for (const path of sessionPaths) event.cookies.set(sessionName, id, { ...attributes(event), path });
}

export function clearSessionCookies(event: CookieEvent): void {
  for (const path of sessionPaths) event.cookies.delete(sessionName, { ...attributes(event), path });
}

/** The sign-in that waits for its second factor. */
export const readSignInCookie = ({ cookies }: CookieEvent): string | undefined => cookies.get(signInName);

export function setSignInCookie(event: CookieEvent, id: string): void {
  event.cookies.set(signInName, id, { ...attributes(event), path: doorPath });
}

export function clearSignInCookie(event: CookieEvent): void {
  event.cookies.delete(signInName, { ...attributes(event), path: doorPath });
}

export const readDeviceCookie = ({ cookies }: CookieEvent): string | undefined => cookies.get(deviceName);

/** Says that this browser signed in to an account before; it opens nothing. */
export function setDeviceCookie(event: CookieEvent, mark: string): void {
  event.cookies.set(deviceName, mark, { ...attributes(event), path: doorPath, maxAge: deviceDays * 86_400 });
}
