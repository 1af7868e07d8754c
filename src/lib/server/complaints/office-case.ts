import type { ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import type { ForwardDestination } from '#lib/domain/complaints/forward-destination.ts';
import type { ComplaintAction } from '#lib/domain/complaints/transition.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import type { CaseContent, CaseHead, Complainant, Named, PresentedAttachment } from './presented.ts';

export interface OfficeMessage {
  readonly id: string;
  readonly author: 'complainant' | 'office' | 'note';
  /** Name of the member of staff, or `Pengadu`. */
  readonly authorName: string;
  readonly sentAt: string;
  /** Null once redacted or erased. */
  readonly body: string | null;
  readonly attachments: readonly PresentedAttachment[];
}

export interface HistoryEntry {
  readonly at: string;
  readonly actor: string;
  readonly text: string;
}

export interface CaseLink {
  readonly id: string;
  readonly registerNumber: string;
}

export interface OfficeCase extends CaseHead {
  readonly id: string;
  /** Give it back with every change. */
  readonly version: number;
  readonly channel: Named<ComplaintChannel>;
  readonly oversight: boolean | null;
  readonly quarantined: boolean;
  readonly content: CaseContent | null;
  readonly attachments: readonly PresentedAttachment[];
  readonly messages: readonly OfficeMessage[];
  readonly history: readonly HistoryEntry[];
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** Who can be given the case. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  /** Steps the state allows. */
  readonly actions: readonly ComplaintAction[];
  /** Whether `viewIdentity` would answer, and why not. */
  readonly identityView: 'open' | 'assignee_only' | 'none';
  readonly forwardedTo: Named<ForwardDestination> | null;
  readonly externalReference: string | null;
  readonly mergedInto: CaseLink | null;
  readonly merged: readonly CaseLink[];
  readonly publicSummary: string | null;
  readonly publishedOn: string | null;
  readonly satisfaction: { readonly score: number; readonly words: string | null } | null;
}

/** @throws DomainError `forbidden`, `not_found` */
export function getOfficeCase(_deps: ComplaintDependencies, _actor: Actor, _id: string): Promise<OfficeCase> {
  throw new Error('not built yet');
}

/**
 * Who complained. Every view is audited; of a confidential case only to whom the case is given.
 *
 * @throws DomainError `forbidden`, `not_found` also where no identity is kept
 */
export function viewIdentity(_deps: ComplaintDependencies, _actor: Actor, _id: string): Promise<Complainant> {
  throw new Error('not built yet');
}

/** @throws DomainError `forbidden`, `not_found` also for a file of another case */
export function openOfficeAttachment(
  _deps: ComplaintDependencies,
  _actor: Actor,
  _address: { readonly id: string; readonly attachmentId: string }
): Promise<CleanFile> {
  throw new Error('not built yet');
}
