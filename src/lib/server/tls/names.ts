import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { OperatorError } from '#lib/server/operator-error.ts';

/** What a certificate is for: DNS names in lower case (punycode), IP addresses in their shortest form. */
export interface CertificateNames {
  dns: string[];
  ip: string[];
}

const own: CertificateNames = { dns: ['localhost'], ip: ['127.0.0.1', '::1'] };
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

function refuse(word: string, reason: string): never {
  throw new OperatorError(
    `"${word}" cannot stand in a certificate: ${reason}. Give names or addresses, e.g. suara.local 192.168.1.10.`
  );
}

function parseAddress(word: string, address: string): string {
  const shortest = isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
  if (shortest === '0.0.0.0' || shortest === '::') refuse(word, 'it means every address, name one that visitors type');
  return shortest;
}

function parseHostname(word: string): string {
  if (word.includes('/')) refuse(word, 'it is a web address, leave out https:// and the path');
  if (word.includes(':')) refuse(word, 'leave out the port');
  if (word.includes('*')) refuse(word, 'write out every name');
  if (/^[\d.]+$/.test(word)) refuse(word, 'it is not an IP address');
  const name = domainToASCII(word.replace(/\.$/, ''));
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((part) => label.test(part))) refuse(word, 'it is not a host name');
  return name;
}

/**
 * Sorts the words of the command line into names and addresses; localhost and the loopback addresses are always there.
 * @throws OperatorError with one line that says which word is wrong and why
 */
export function parseCertificateNames(words: readonly string[]): CertificateNames {
  const dns = new Set<string>();
  const ip = new Set<string>();
  for (const word of words) {
    const bare = word.trim().replace(/^\[(.*)\]$/, '$1');
    if (isIP(bare) && !bare.includes('%')) ip.add(parseAddress(word, bare));
    else dns.add(parseHostname(word.trim()));
  }
  return {
    dns: [...dns, ...own.dns.filter((name) => !dns.has(name))],
    ip: [...ip, ...own.ip.filter((a) => !ip.has(a))]
  };
}
