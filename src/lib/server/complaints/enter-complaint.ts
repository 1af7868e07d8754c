import type { EntryForm } from '#lib/domain/complaints/complaint-form.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { Submitted } from './submit-complaint.ts';

export interface Entered extends Submitted {
  readonly id: string;
}

/**
 * A complaint that reached the office another way, received on the day it did. The code is for the complainant.
 *
 * @throws DomainError `forbidden`, `invalid` for a day to come, `conflict` when the external reference was entered before
 */
export function enterComplaint(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _entry: { readonly submissionId: string; readonly form: EntryForm; readonly files: readonly CleanFile[] }
): Promise<Entered> {
  throw new Error('not built yet');
}
