import type { ComplaintForm } from '#lib/domain/complaints/complaint-form.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { CaseHead } from './presented.ts';

export interface Submission {
  /** UUID made with the form: the same again is the same case. */
  readonly submissionId: string;
  readonly channel: 'web';
  readonly form: ComplaintForm;
  readonly files: readonly CleanFile[];
  /** Came above the hour's budget; same deadlines, listed apart. */
  readonly quarantined: boolean;
}

export interface Receipt extends CaseHead {
  readonly channel: string;
  /** Subject, or the beginning of what happened. */
  readonly summary: string;
  /** Position and office that received it. */
  readonly recipient: string;
  readonly attachments: number;
}

export interface Submitted {
  readonly receipt: Receipt;
  /** Shown once: undefined when this submission had been taken before. */
  readonly code: string | undefined;
  /** Why the files were not kept although the text was; undefined when they were. */
  readonly filesRefused: string | undefined;
}

/**
 * Takes a complaint from the site exactly once, whatever the browser repeats; register numbers have no gaps.
 */
export function submitComplaint(
  _deps: ComplaintDependencies,
  _submission: Submission,
  _locale: Locale = 'id'
): Promise<Submitted> {
  throw new Error('not built yet');
}
