import { networkInterfaces } from 'node:os';

/** This machine's first own IPv4 address, as other machines reach it. */
export function networkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
