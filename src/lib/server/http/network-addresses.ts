import { networkInterfaces } from 'node:os';

/** Bridges to containers and virtual machines: no tablet reaches this machine through them. */
const isVirtual = (name: string) => /^(docker|br-|veth|virbr|vmnet|vboxnet|cni)/.test(name);

/** This machine's own IPv4 addresses as other machines of the network reach it, the likeliest first. */
export function networkAddresses(): string[] {
  return Object.entries(networkInterfaces())
    .sort(([a], [b]) => Number(isVirtual(a)) - Number(isVirtual(b)))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** True for a `HOST` that stands for every address of the machine. */
export const listensToNetwork = (host: string): boolean => host === '0.0.0.0' || host === '::';
