import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#lib/server/auth/key-file.ts';

function sign(secrets: Secrets, email: string, nonce: string): string {
  return createHmac('sha256', secrets.subkey('device marks')).update(`${nonce}\n${email}`).digest('base64url');
}

/** Left in a browser that signed in to the account, so that guesses made elsewhere do not keep its owner out. It opens nothing. */
export function newDeviceMark(secrets: Secrets, email: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${sign(secrets, email, nonce)}`;
}

/** The mark's own number when it was made for this account, else undefined. */
export function readDeviceMark(secrets: Secrets, email: string, mark: string | undefined): string | undefined {
  const [nonce, signature] = mark?.split('.') ?? [];
  if (!nonce || !signature) return undefined;
  const expected = Buffer.from(sign(secrets, email, nonce));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : undefined;
}
