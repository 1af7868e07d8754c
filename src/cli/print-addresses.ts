import { networkInterfaces } from 'node:os';
import type { Listeners } from '#lib/server/http/listener.ts';
import type { Runtime } from '#lib/server/runtime.ts';

/** Says where the site can be reached: from this machine, and from a tablet on the same network. */
export async function printAddresses(
  { config }: Runtime,
  { port, tlsPort }: Pick<Listeners, 'port' | 'tlsPort'>,
  say: (line: string) => void
): Promise<void> {
  say(`Suara Integritas is running: http://localhost:${port}`);
  if (config.host !== '0.0.0.0' && config.host !== '::') return;
  for (const address of networkAddresses()) {
    say(`  in the local network:      http://${address}:${port}`);
    if (tlsPort !== undefined) say(`                             https://${address}:${tlsPort}`);
  }
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
