import { createHash, createHmac, randomBytes } from 'node:crypto';
import { trackingCodeBytes } from '#lib/domain/tracking/tracking-code.ts';
import { toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { canonicalJson, type Plain } from '#lib/protocol/wbs1/canonical.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';

/*
 * A form without scripts counts once, and nothing is kept for that: its code, or the name of its message, follows from the id it was
 * made with and from all it says. Pressed twice or loaded again, it leads to the same report. Another text, also under the same id
 * (a page that was saved and passed on), leads to another one, so that nobody is given somebody else's code.
 */

/** @returns 16 random bytes, base64url; they stand in the form and are kept nowhere */
export const newFormId = (): string => randomBytes(16).toString('base64url');

export interface SentForm {
  readonly formId: string;
  /** All it says but its files. */
  readonly content: Plain;
  readonly files: readonly CleanFile[];
}

/** @returns 15 bytes; random for a form that is not ours */
export const codeOfForm = (secrets: Secrets, sent: SentForm): Bytes =>
  fromForm(secrets, 'code', sent, trackingCodeBytes);

/** @param code whose mailbox the message goes to @returns base64url of 16 bytes */
export function messageIdOfForm(secrets: Secrets, code: Uint8Array, sent: SentForm): string {
  const content = { code: toBase64Url(new Uint8Array(code)), content: sent.content };
  return toBase64Url(fromForm(secrets, 'message', { ...sent, content }, 16));
}

function fromForm(secrets: Secrets, what: string, { formId, content, files }: SentForm, bytes: number): Bytes {
  if (!/^[\w-]{22}$/.test(formId)) return new Uint8Array(randomBytes(bytes));
  const hashes = files.map((file) => createHash('sha256').update(file.bytes).digest('base64url'));
  const text = canonicalJson({ what, formId, content, files: hashes });
  const derived = createHmac('sha256', secrets.subkey('wbs forms without scripts')).update(text).digest();
  return new Uint8Array(derived.subarray(0, bytes));
}
