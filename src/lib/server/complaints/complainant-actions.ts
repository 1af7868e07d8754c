import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';

export interface Reply {
  /** UUID made with the form: the same again is the same message. */
  readonly submissionId: string;
  readonly body: string;
  readonly files: readonly CleanFile[];
}

/**
 * A message of the complainant; while the office waits for completion it completes the file.
 *
 * @throws as `openTrackedCase`; `conflict` once the case has ended
 */
export function replyAsComplainant(
  _deps: ComplaintDependencies,
  _code: string,
  _reply: Reply
): Promise<{ readonly filesRefused: string | undefined }> {
  throw new Error('not built yet');
}

/** @throws as `openTrackedCase`; `conflict` once the case has ended */
export function withdrawComplaint(_deps: ComplaintDependencies, _code: string): Promise<void> {
  throw new Error('not built yet');
}

/** Once a case, within the limit of the rules; the reason becomes a message. @throws as `openTrackedCase`; `conflict` */
export function reopenComplaint(
  _deps: ComplaintDependencies,
  _code: string,
  _input: { readonly submissionId: string; readonly reason: string }
): Promise<void> {
  throw new Error('not built yet');
}

export interface Rating {
  /** 1 (not at all) to 4 (fully as hoped). */
  readonly score: number;
  readonly words?: string | undefined;
}

/** After the end; a second rating replaces the first. @throws as `openTrackedCase`; `conflict`, `invalid` */
export function rateHandling(_deps: ComplaintDependencies, _code: string, _rating: Rating): Promise<void> {
  throw new Error('not built yet');
}
