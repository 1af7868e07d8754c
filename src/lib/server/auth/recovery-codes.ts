import { createHmac, randomInt } from 'node:crypto';
import type { Secrets } from '#lib/server/auth/key-file.ts';

/** Without letters and digits that look alike in print. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const count = 8;
const length = 10;

/** Eight codes of 49 bits, such as `k7mwq-3xvda`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
  });
}

/** What is stored of a code; useless without the key file. Capitals, spaces and the dash do not matter. */
export function hashRecoveryCode(secrets: Secrets, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHmac('sha256', secrets.subkey('recovery codes')).update(plain).digest();
}
