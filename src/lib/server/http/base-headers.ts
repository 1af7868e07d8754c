import type { ServerResponse } from 'node:http';
import type { RequestFacts } from './request-facts.ts';

/** For answers the framework gives no policy of its own: static files, the fallback error page, endpoints. */
const filePolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join('; ');

/**
 * The worker that holds a recipient's keys runs under its own file's policy: it may compile WebAssembly (Argon2id), and reach nothing,
 * so that no key can leave it but through its page.
 */
const keyWorkerPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'";
const isKeyWorker = (path: string): boolean => /^\/_app\/immutable\/workers\/key-worker-[\w-]+\.js$/.test(path);

const oneYear = 31_536_000;

/**
 * Headers for every answer, set before the handler, which may replace each of them: hooks never see static files.
 *
 * HSTS covers a host whatever the port, so it goes out only where the site is at the default HTTPS port under a publicly
 * trusted certificate: elsewhere it would shut the plain port beside it, and with a local authority the page that
 * installs the authority.
 */
export function setBaseHeaders(
  response: ServerResponse,
  facts: RequestFacts,
  { localAuthority, path }: { readonly localAuthority: boolean; readonly path: string }
): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin');
  response.setHeader('Content-Security-Policy', isKeyWorker(path) ? keyWorkerPolicy : filePolicy);
  const atDefaultPort = !/:\d+$/.test(facts.host) || facts.host.endsWith(':443');
  if (facts.protocol === 'https' && atDefaultPort && !localAuthority) {
    response.setHeader('Strict-Transport-Security', `max-age=${oneYear}`);
  }
}
