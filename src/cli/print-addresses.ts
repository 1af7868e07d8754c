import type { Listeners } from '#lib/server/http/listener.ts';
import { listensToNetwork, networkAddresses } from '#lib/server/http/network-addresses.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { firstAccountLink } from '#lib/server/staff/first-account-link.ts';

/** Says where the site can be reached: from this machine, and from a tablet on the same network. */
export async function printAddresses(
  runtime: Runtime,
  { port, tlsPort }: Pick<Listeners, 'port' | 'tlsPort'>,
  say: (line: string) => void
): Promise<void> {
  const { config } = runtime;
  const first = await firstAccountLink(runtime);
  say(`Suara Integritas is running: http://localhost:${port}`);
  if (first) {
    say('No admin can sign in yet. Make the first account within 30 minutes, on this machine:');
    say(`  http://localhost:${port}${first}`);
  }
  if (!listensToNetwork(config.host)) return;
  for (const address of networkAddresses()) {
    say(`  in the local network:      http://${address}:${port}`);
    if (tlsPort !== undefined) say(`                             https://${address}:${tlsPort}`);
  }
}
