import { networkAddresses } from '#lib/server/http/network-addresses.ts';

/** This machine's first own IPv4 address, as other machines reach it. */
export function networkAddress(): string | undefined {
  return networkAddresses()[0];
}
