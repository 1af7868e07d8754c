import { randomBytes } from 'node:crypto';
import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp';
import { encode } from 'uqr';

const periodSeconds = 30;
const digits = 6;
/** Steps the phone's clock may be off, either way. */
const tolerance = 1;

/** 160 bits, as RFC 4226 recommends. */
export const newTotpKey = (): Buffer => randomBytes(20);

/**
 * The 30-second step whose code `code` is, or undefined. Steps up to `lastStep` are spent: a code works once.
 *
 * @param now milliseconds since 1970 UTC
 */
export function verifyTotp(key: Buffer, code: string, now: number, lastStep: number | null): number | undefined {
  const current = Math.floor(now / (periodSeconds * 1000));
  for (let step = current - tolerance; step <= current + tolerance; step += 1) {
    if (step > (lastStep ?? -1) && verifyHOTP(key, BigInt(step), digits, code)) return step;
  }
  return undefined;
}

export interface TotpSetUp {
  /** For typing: groups of four. */
  readonly key: string;
  /** Modules of the QR code, row by row; true is dark. */
  readonly qr: readonly (readonly boolean[])[];
}

export function describeTotp(key: Buffer, issuer: string, accountName: string): TotpSetUp {
  const uri = createTOTPKeyURI(issuer, accountName, key, periodSeconds, digits);
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return { key: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: encode(uri, { border: 0 }).data };
}
