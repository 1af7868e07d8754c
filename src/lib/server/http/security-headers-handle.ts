import type { Handle } from '@sveltejs/kit';
import { isTrustworthyOrigin } from '#lib/domain/http/secure-context.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';

const always = {
  // Not no-referrer: browsers would then send "Origin: null" with forms, which the framework refuses.
  'Referrer-Policy': 'strict-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': [
    'accelerometer',
    'browsing-topics',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'usb'
  ]
    .map((feature) => `${feature}=()`)
    .join(', ')
};

/** Pages a shared screen must not keep: those of the kiosk and of staff, the latter's interface too, and a person's complaint. */
const notStored = /^\/(\([a-z]+\)\/)?(staf|kiosk|api\/v1\/staff|pengaduan\/(baru|lacak|email))(\/|$)/;

/**
 * The headers that follow from the address and the route alone.
 * @param url the address in the visitor's address bar
 * @param routeId the matched route, because an address can be written in many ways (`/%73taf`)
 */
export function securityHeaders(url: URL, routeId: string | null): Record<string, string> {
  const headers: Record<string, string> = { ...always };
  // Elsewhere browsers ignore it and complain in the console.
  if (isTrustworthyOrigin(url)) headers['Cross-Origin-Opener-Policy'] = 'same-origin';
  if (routeId !== null && notStored.test(routeId)) headers['Cache-Control'] = 'no-store';
  return headers;
}

/** Adds the headers to every response the app makes; files in `static` and the build's own are served before it. */
export const securityHeadersHandle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const headers = securityHeaders(visitedUrl(event), event.route.id);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};
