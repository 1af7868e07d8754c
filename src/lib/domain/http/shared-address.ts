import { isLoopback } from './secure-context.ts';

interface Reach {
  /** Scheme, host and port that the office gave the site, if it did. */
  readonly configured: string | undefined;
  /** An address of this machine in its network, if it has one and listens there. */
  readonly network: string | undefined;
}

/**
 * The site's origin as somebody else's phone reaches it: the configured one, else the visited one, where a visit on the machine
 * itself is told by its address in the network.
 */
export function sharedOrigin(visited: URL, { configured, network }: Reach): string {
  if (configured) return configured;
  if (!network || !isLoopback(visited.hostname)) return visited.origin;
  const shared = new URL(visited.origin);
  shared.hostname = network;
  return shared.origin;
}
