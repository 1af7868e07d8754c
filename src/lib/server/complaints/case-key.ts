import { randomBytes } from 'node:crypto';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import { openWith, sealWith } from '#lib/server/auth/sealed-bytes.ts';

const label = 'complaint case keys';
const keyBytes = 32;

/** Opens what people wrote in one case. Never stored, logged or sent: only its sealed form is. */
export type CaseKey = Buffer & { readonly caseKey: unique symbol };

/** A new key and the form it is stored in, which only this key file opens, and only for this case. */
export function newCaseKey(secrets: Secrets, caseId: string): { readonly key: CaseKey; readonly sealedKey: Buffer } {
  const key = randomBytes(keyBytes) as Buffer as CaseKey;
  return { key, sealedKey: secrets.seal(label, caseId, key) };
}

/** @throws Error when the sealed key was changed, or belongs to another case or key file */
export function openCaseKey(secrets: Secrets, caseId: string, sealedKey: Buffer): CaseKey {
  return secrets.open(label, caseId, sealedKey) as CaseKey;
}

/** `context` is `${caseId}/${field or row id}`: sealed bytes moved to another row or field do not open. */
export function sealBytes(key: CaseKey, context: string, plain: Uint8Array): Buffer {
  return sealWith(key, context, plain);
}

/** @throws Error when the bytes were changed, or sealed under another key or context */
export function openBytes(key: CaseKey, context: string, sealed: Buffer): Buffer {
  return openWith(key, context, sealed);
}

/** As `sealBytes`, for UTF-8 text. */
export function sealText(key: CaseKey, context: string, plain: string): Buffer {
  return sealWith(key, context, Buffer.from(plain, 'utf8'));
}

/** @throws Error as `openBytes` */
export function openText(key: CaseKey, context: string, sealed: Buffer): string {
  return openWith(key, context, sealed).toString('utf8');
}
