import type { Handle } from '@sveltejs/kit';

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

const local = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Pages a shared screen must not keep: those of the kiosk and of staff, the latter's interface too. */
const notStored = /^\/(staf|kiosk|en\/kiosk|api\/v1\/staff)(\/|$)/i;

/** The headers that follow from the address alone. */
export function securityHeaders(url: URL): Record<string, string> {
  const headers: Record<string, string> = { ...always };
  const isHttps = url.protocol === 'https:';
  // Over plain HTTP browsers ignore it and complain in the console.
  if (isHttps || local.test(url.hostname)) headers['Cross-Origin-Opener-Policy'] = 'same-origin';
  // Browsers apply it to the host's every port. Beside another HTTPS port stands plain HTTP, which must stay reachable.
  if (isHttps && url.port === '') headers['Strict-Transport-Security'] = 'max-age=31536000';
  if (notStored.test(url.pathname)) headers['Cache-Control'] = 'no-store';
  return headers;
}

/** Adds the headers to every response the app makes; files in `static` and the build's own are served before it. */
export const securityHeadersHandle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(securityHeaders(event.url))) response.headers.set(name, value);
  return response;
};
