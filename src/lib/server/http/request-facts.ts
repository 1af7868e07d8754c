import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { internalHeaders } from './internal-headers.ts';

export interface RequestFacts {
  protocol: 'http' | 'https';
  /** Name or address, with the port when it is not the protocol's own. */
  host: string;
  address: string;
}

const hostPattern = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** The last entry: the proxy in front appends its own, everything before that is the client's word. */
function forwarded(request: IncomingMessage, name: string): string | undefined {
  return String(request.headers[name] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
}

/** IPv4 clients of a dual-stack socket arrive as `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * Protocol, host and client of a request: from the socket, or from the `X-Forwarded-*` headers of a trusted proxy.
 * @returns undefined when the request names no host or no valid one
 */
export function requestFacts(request: IncomingMessage, trustProxy: boolean): RequestFacts | undefined {
  const claim = (name: string) => (trustProxy ? forwarded(request, name) : undefined) || undefined;
  const encrypted = (request.socket as Partial<TLSSocket>).encrypted === true;
  const proto = claim('x-forwarded-proto')?.toLowerCase();
  const host = claim('x-forwarded-host') ?? request.headers.host ?? '';
  if (!hostPattern.test(host)) return undefined;
  return {
    protocol: proto === 'http' || proto === 'https' ? proto : encrypted ? 'https' : 'http',
    host,
    address: plainAddress(claim('x-forwarded-for') ?? request.socket.remoteAddress ?? '')
  };
}

/** Writes the facts where the framework and the handles look for them, and drops every header that claims the same. */
export function stampRequest(request: IncomingMessage, facts: RequestFacts, securePort: number | undefined): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-suara-') || name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name];
  }
  headers[internalHeaders.protocol] = facts.protocol;
  headers[internalHeaders.host] = facts.host;
  headers[internalHeaders.address] = facts.address;
  if (securePort !== undefined) headers[internalHeaders.securePort] = String(securePort);
}
