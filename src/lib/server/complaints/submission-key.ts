import { createHmac } from 'node:crypto';
import type { Secrets } from '#lib/server/auth/key-file.ts';

const uuidBytes = 16;

/**
 * What is stored of a form's id, as a UUID: enough to know the form when it comes again, and not the id itself, from which the code
 * follows. Whoever has the database and the key file still needs the form.
 */
export function submissionKey(secrets: Pick<Secrets, 'subkey'>, submissionId: string): string {
  const mac = createHmac('sha256', secrets.subkey('complaint submissions')).update(submissionId.toLowerCase()).digest();
  return mac.toString('hex', 0, uuidBytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
