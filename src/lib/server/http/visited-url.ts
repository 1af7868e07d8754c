import { internalHeaders } from './internal-headers.ts';

/**
 * The address in the visitor's address bar. With `ORIGIN` set the framework's URL is the configured one, whatever the
 * visitor opened; the listener knows better. Without the listener (development) the framework's URL is right.
 */
export function visitedUrl(event: { url: URL; request: Request }): URL {
  const protocol = event.request.headers.get(internalHeaders.protocol);
  const host = event.request.headers.get(internalHeaders.host);
  if (protocol === null || host === null || host === event.url.host) return event.url;
  // Joined as text: a path may begin like a host.
  return new URL(`${protocol}://${host}${event.url.pathname}${event.url.search}`);
}

/** The same page at the HTTPS listener beside this one, or undefined when there is none. */
export function secureUrl(event: { url: URL; request: Request }): URL | undefined {
  const port = event.request.headers.get(internalHeaders.securePort);
  if (port === null) return undefined;
  const url = new URL(visitedUrl(event));
  url.protocol = 'https:';
  url.port = port;
  return url;
}
