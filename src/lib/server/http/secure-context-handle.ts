import type { Handle } from '@sveltejs/kit';
import { isTrustworthyOrigin, needsSecureContext } from '#lib/domain/http/secure-context.ts';
import { httpsRequiredPage, httpsRequiredPolicy, httpsRequiredText } from './https-required-page.ts';
import { secureUrl, visitedUrl } from './visited-url.ts';

const status = 403;
const common = { 'Cache-Control': 'no-store' };

function problem(address: URL | undefined): Response {
  const detail = address
    ? `This address answers over HTTPS only: ${address.href}`
    : 'This address answers over HTTPS only, and HTTPS is not switched on. Run npm run tls on the server, then restart it.';
  return new Response(JSON.stringify({ type: 'about:blank', title: 'HTTPS required', status, detail }), {
    status,
    headers: { ...common, 'Content-Type': 'application/problem+json' }
  });
}

/**
 * Answers 403 "perlu HTTPS" for pages that need a secure context when they are opened over plain HTTP from another
 * machine. Stands before every handle that reads a session or a body, and behind the one that sets the security headers.
 */
export const secureContextHandle: Handle = async ({ event, resolve }) => {
  const { pathname } = event.url;
  if (!needsSecureContext(pathname) || isTrustworthyOrigin(visitedUrl(event))) return resolve(event);
  const address = secureUrl(event);
  if (pathname.startsWith('/api/')) return problem(address);
  const locale = /^\/en(\/|$)/.test(pathname) ? 'en' : 'id';
  // A JSON string is what the framework's router takes as the error page's message.
  if (event.isDataRequest) return Response.json(httpsRequiredText(locale, address), { status, headers: common });
  return new Response(httpsRequiredPage(locale, address), {
    status,
    headers: { ...common, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': httpsRequiredPolicy }
  });
};
