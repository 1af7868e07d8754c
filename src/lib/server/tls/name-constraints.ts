import { BlockList, isIP } from 'node:net';
import { decodeDer, encodeDer } from './der.ts';
import type { CertificateNames } from './names.ts';

/** Object identifier of the extension (RFC 5280 §4.2.1.10). */
export const nameConstraintsId = '2.5.29.30';

const sequence = 0x30;
const permittedSubtrees = 0xa0;
const dnsName = 0x82;
const ipAddress = 0x87;

/** Loopback, private and link-local networks (RFC 1918, 3927, 4193): an office's addresses change within them. */
const localNetworks: readonly (readonly [string, number])[] = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10]
];

const localAddresses = new BlockList();
for (const [network, bits] of localNetworks) {
  localAddresses.addSubnet(network, bits, isIP(network) === 6 ? 'ipv6' : 'ipv4');
}

function isLocal(address: string): boolean {
  return localAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const tail = right === undefined ? [] : groups(right);
  const zeros = right === undefined ? 0 : 8 - groups(left).length - tail.length;
  const all = [...groups(left), ...Array.from({ length: zeros }, () => '0'), ...tail];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function maskBytes(length: number, bits: number): Buffer {
  return Buffer.from(
    Array.from({ length }, (_, index) => (0xff << (8 - Math.min(8, Math.max(0, bits - index * 8)))) & 0xff)
  );
}

function addressSubtree(address: string, bits: number): Buffer {
  const bytes = addressBytes(address);
  return encodeDer(sequence, encodeDer(ipAddress, bytes, maskBytes(bytes.length, bits)));
}

/**
 * The extension's value: an authority with it vouches for these DNS names (and names below them), these addresses and
 * local networks, and for nothing else on the internet.
 */
export function encodeNameConstraints(names: CertificateNames): Buffer<ArrayBuffer> {
  const publicAddresses = names.ip.filter((address) => !isLocal(address));
  return encodeDer(
    sequence,
    encodeDer(
      permittedSubtrees,
      ...names.dns.map((name) => encodeDer(sequence, encodeDer(dnsName, Buffer.from(name, 'ascii')))),
      ...localNetworks.map(([network, bits]) => addressSubtree(network, bits)),
      ...publicAddresses.map((address) => addressSubtree(address, isIP(address) === 6 ? 128 : 32))
    )
  );
}

/** The names and addresses that the extension's value does not permit; empty when the authority may vouch for all. */
export function namesOutside(extension: Buffer, names: CertificateNames): string[] {
  const [constraints] = decodeDer(extension);
  const [permitted] = constraints ? decodeDer(constraints.content) : [];
  const bases = permitted ? decodeDer(permitted.content).flatMap((subtree) => decodeDer(subtree.content)) : [];
  const domains = bases.filter(({ tag }) => tag === dnsName).map(({ content }) => content.toString('ascii'));
  const addresses = bases.filter(({ tag }) => tag === ipAddress).map(({ content }) => content);
  return [
    ...names.dns.filter((name) => !domains.some((domain) => name === domain || name.endsWith(`.${domain}`))),
    ...names.ip.filter((address) => {
      if (isLocal(address)) return false;
      const bytes = addressBytes(address);
      return !addresses.some(
        (base) => base.length === 2 * bytes.length && base.subarray(0, bytes.length).equals(bytes)
      );
    })
  ];
}
