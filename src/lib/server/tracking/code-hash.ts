import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { trackingCodeBytes, trackingCodeOf, type TrackingDomain } from '#lib/domain/tracking/tracking-code.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';

const labels: Readonly<Record<TrackingDomain, string>> = { complaint: 'dumas1', wbs: 'wbs1' };
const hashBytes = 32;

export interface NewTrackingCode {
  /** Shown once, as `K7QMX-2RTZ9-…`; kept nowhere. */
  readonly code: string;
  readonly bytes: Uint8Array;
}

/** 120 bits of the system's random numbers. */
export function newTrackingCode(domain: TrackingDomain): NewTrackingCode {
  const bytes = new Uint8Array(randomBytes(trackingCodeBytes));
  return { code: trackingCodeOf(bytes, domain), bytes };
}

/**
 * The code of one complaint's form, the same each time: whoever presses a button twice, or loads the page again, sees the code that
 * holds. 120 bits of HMAC-SHA-256 under the key file over the form's id, which is not stored (`submissionKey`).
 */
export function trackingCodeFor(secrets: Pick<Secrets, 'subkey'>, submissionId: string): NewTrackingCode {
  const mac = createHmac('sha256', secrets.subkey(`${labels.complaint}/code`))
    .update(submissionId.toLowerCase())
    .digest();
  const bytes = new Uint8Array(mac.subarray(0, trackingCodeBytes));
  return { code: trackingCodeOf(bytes, 'complaint'), bytes };
}

/**
 * What is stored of a code, 32 bytes (whistleblowing.md §8.2 and §8.0.4): HKDF under a salt of this installation's key file, with
 * the domain's own label, and SHA-256 over that. No stretching: 120 bits cannot be guessed.
 */
export function codeHash(secrets: Pick<Secrets, 'subkey'>, domain: TrackingDomain, bytes: Uint8Array): Buffer {
  const label = labels[domain];
  const lookup = hkdfSync('sha256', bytes, secrets.subkey(`${label}/instance`), `${label}/lookup`, hashBytes);
  return createHash('sha256').update(Buffer.from(lookup)).digest();
}
