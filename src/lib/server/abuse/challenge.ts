import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { leadingZeroBits, workText } from '#lib/domain/abuse/proof-of-work.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';

/** A form that anybody may send. Its challenge fits this one submission and no other. */
export interface GuardedForm {
  readonly form: 'complaint' | 'wbs';
  /** Id the form was made with, under which its use case takes it once; empty where the device makes it later. */
  readonly submissionId: string;
}

export interface Challenge {
  readonly token: string;
  readonly nonce: string;
  /** Milliseconds since 1970 UTC. */
  readonly issuedAt: number;
  readonly bits: number;
}

/** Milliseconds in which work done for a challenge counts. */
export const challengeLifeMs = 2 * 3_600_000;

const nonceBytes = 16;

function signature(secrets: Secrets, { form, submissionId }: GuardedForm, facts: string): string {
  return createHmac('sha256', secrets.subkey('form challenges'))
    .update([form, submissionId, facts].join('\n'))
    .digest('base64url');
}

/** Signed, so that nothing is kept of the forms that are only looked at. */
export function newChallenge(secrets: Secrets, guarded: GuardedForm, bits: number, at: number): Challenge {
  const nonce = randomBytes(nonceBytes).toString('base64url');
  const facts = [nonce, at, bits].join('.');
  return { token: `${facts}.${signature(secrets, guarded, facts)}`, nonce, issuedAt: at, bits };
}

/** Undefined unless we made it for this submission. How old it is, the caller judges. */
export function readChallenge(secrets: Secrets, guarded: GuardedForm, token: string): Challenge | undefined {
  const match = /^(([\w-]{22})\.(\d{1,15})\.(\d{1,2}))\.([\w-]{43})$/.exec(token);
  const [, facts, nonce, issuedAt, bits, given] = match ?? [];
  if (facts === undefined || nonce === undefined || given === undefined) return undefined;
  const expected = signature(secrets, guarded, facts);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return undefined;
  return { token, nonce, issuedAt: Number(issuedAt), bits: Number(bits) };
}

/** Bytes that choose the plain question. */
export function seedOf({ nonce }: Challenge): Buffer {
  return Buffer.from(nonce, 'base64url');
}

/** Whether the work the challenge asked for was done. */
export function isProven({ nonce, bits }: Challenge, proof: string): boolean {
  if (!/^\d{1,9}$/.test(proof)) return false;
  return leadingZeroBits(hash('sha256', workText(nonce, Number(proof)), 'buffer')) >= bits;
}
