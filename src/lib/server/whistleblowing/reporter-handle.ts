import type { Handle } from '@sveltejs/kit';
import { httpsRequiredPolicy } from '#lib/server/http/https-required-page.ts';
import { decodedPath } from '#lib/server/http/reporter-path.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types wbs'
].join('; ');

const features = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'web-share',
  'xr-spatial-tracking'
];

/** whistleblowing.md §8.7, as amended by §8.0.9 and §8.0.11. `no-transform`: a compressed answer tells of its content by its length. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'strict-origin',
  'Cache-Control': 'no-store, no-transform',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'X-DNS-Prefetch-Control': 'off'
};

/** What must never leave a reporter's page, whoever set it. */
const unwanted = [
  'Set-Cookie',
  'Report-To',
  'Reporting-Endpoints',
  'NEL',
  'ETag',
  'Server',
  'X-Powered-By',
  'X-SvelteKit-Page',
  'Link'
];

const isMailbox = (pathname: string) => /^(\/en)?\/wbs\/(kotak|lapor|api)(\/|$)/.test(decodedPath(pathname));

/** Stands first for reporters' addresses, so that its headers are the last word. */
export const reporterHandle: Handle = async ({ event, resolve }) => {
  const answer = await resolve(event);
  // An answer from elsewhere, such as a redirect, may have headers that cannot be changed.
  const response = new Response(answer.body, answer);
  for (const name of unwanted) response.headers.delete(name);
  const isHttpsPage = answer.headers.get('Content-Security-Policy') === httpsRequiredPolicy;
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  // That page takes nothing, runs nothing, and has one style of its own; its policy is the stricter one.
  if (isHttpsPage) response.headers.set('Content-Security-Policy', httpsRequiredPolicy);
  response.headers.set('X-Robots-Tag', isMailbox(event.url.pathname) ? 'noindex, noarchive' : 'noarchive');
  return response;
};
