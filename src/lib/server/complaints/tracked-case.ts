import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { CaseContent, CaseHead, PresentedAttachment } from './presented.ts';

export interface TimelineEntry {
  readonly date: string;
  readonly text: string;
}

export interface TrackedMessage {
  readonly id: string;
  readonly from: 'complainant' | 'office';
  readonly sentAt: string;
  /** Null once redacted. */
  readonly body: string | null;
  readonly attachments: readonly PresentedAttachment[];
}

/** What the holder of the code may do now. */
export interface TrackedActions {
  readonly reply: boolean;
  readonly withdraw: boolean;
  readonly reopen: boolean;
  readonly rate: boolean;
  /** False once name and contact are gone, or were never kept. */
  readonly eraseIdentity: boolean;
  /** With the case's content: only after its end. */
  readonly eraseContent: boolean;
}

export interface TrackedCase extends CaseHead {
  /** What the state means for the complainant, in a sentence. */
  readonly explanation: string;
  /** The handler's position, never a name. */
  readonly handler: string;
  /** Null once erased. */
  readonly content: CaseContent | null;
  readonly attachments: readonly PresentedAttachment[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly TrackedMessage[];
  readonly actions: TrackedActions;
  /** Register number of the case whose state this one shares. */
  readonly mergedInto: string | null;
  readonly subscription: 'none' | 'waiting' | 'confirmed';
  readonly satisfaction: { readonly score: number; readonly words: string | null } | null;
  /** Name of the body a forwarded case went to, and its number there. */
  readonly forwardedTo: { readonly name: string; readonly reference: string | null } | null;
}

/**
 * The case a code opens. The code is read as people type it.
 *
 * @throws DomainError `invalid` with the field `code` for a typing error (wrong length, character or check) and for a code of the
 *   whistleblowing mailbox; `not_found`, the same for codes that never existed and deleted ones
 */
export function openTrackedCase(
  _deps: ComplaintDependencies,
  _codeText: string,
  _locale: Locale = 'id'
): Promise<TrackedCase> {
  throw new Error('not built yet');
}

/** One file of the case the code opens. @throws as `openTrackedCase`, `not_found` for a file of another case */
export function openTrackedAttachment(
  _deps: ComplaintDependencies,
  _codeText: string,
  _attachmentId: string
): Promise<CleanFile> {
  throw new Error('not built yet');
}
