import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';

/** Of complaints; codes of whistleblowing are hashed where they are made (`protocol/wbs1/code-keys.ts`), under `wbs1`. */
const label = 'dumas1';
const hashBytes = 32;

export interface NewTrackingCode {
  /** Shown once, as `K7QMX-2RTZ9-…`; kept nowhere. */
  readonly code: string;
  readonly bytes: Uint8Array;
}

/** Of a complaint: 120 bits of the system's random numbers. */
export function newTrackingCode(): NewTrackingCode {
  const bytes = new Uint8Array(randomBytes(trackingCodeBytes));
  return { code: trackingCodeOf(bytes, 'complaint'), bytes };
}

/**
 * The code of one complaint's form, the same each time: whoever presses a button twice, or loads the page again, sees the code that
 * holds. 120 bits of HMAC-SHA-256 under the key file over the form's id, which is not stored (`submissionKey`).
 */
export function trackingCodeFor(secrets: Pick<Secrets, 'subkey'>, submissionId: string): NewTrackingCode {
  const mac = createHmac('sha256', secrets.subkey(`${label}/code`))
    .update(submissionId.toLowerCase())
    .digest();
  const bytes = new Uint8Array(mac.subarray(0, trackingCodeBytes));
  return { code: trackingCodeOf(bytes, 'complaint'), bytes };
}

/**
 * What is stored of a complaint's code, 32 bytes (whistleblowing.md §8.2 and §8.0.4): HKDF under a salt of this installation's key file, with
 * a label of complaints' own, and SHA-256 over that. No stretching: 120 bits cannot be guessed.
 */
export function codeHash(secrets: Pick<Secrets, 'subkey'>, bytes: Uint8Array): Buffer {
  const lookup = hkdfSync('sha256', bytes, secrets.subkey(`${label}/instance`), `${label}/lookup`, hashBytes);
  return createHash('sha256').update(Buffer.from(lookup)).digest();
}
