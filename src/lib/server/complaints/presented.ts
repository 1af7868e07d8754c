import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import type { ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { IdentityChoice } from '#lib/domain/complaints/identity-choice.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { DueState } from '#lib/domain/complaints/deadlines.ts';

/** A code for the page to branch on, and what a person reads. */
export interface Named<Code extends string> {
  readonly code: Code;
  readonly name: string;
}

export type DeadlineKind = 'verify' | 'first_response' | 'resolve' | 'complete' | 'auto_close' | 'reply';

export interface PresentedDeadline {
  readonly kind: DeadlineKind;
  /** Such as `Diverifikasi paling lambat`. */
  readonly label: string;
  readonly dueOn: OfficeDate;
  /** `5 Maret 2026` */
  readonly date: string;
  readonly state: DueState;
  /** Such as `tepat waktu`, `jatuh tempo hari ini`, `terlambat`. */
  readonly stateText: string;
}

/** Name and size of a file; its bytes come one at a time, by a use case that asks for the code or the permission. */
export interface PresentedAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** What the complainant wrote, each part null when it was left out. */
export interface CaseContent {
  readonly subject: string | null;
  readonly description: string;
  readonly occurredOn: string | null;
  readonly place: string | null;
  readonly involved: string | null;
  readonly desiredSolution: string | null;
}

/** Who wrote, as far as they told. */
export interface Complainant {
  readonly name: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Facts of a case that every view of it shows. */
export interface CaseHead {
  /** `DUMAS/2026/XI/0007` */
  readonly registerNumber: string;
  readonly class: Named<ComplaintClass>;
  readonly category: Named<Category>;
  readonly state: Named<ComplaintState>;
  readonly identity: Named<IdentityChoice>;
  /** `5 Maret 2026, 14.30 WITA` */
  readonly receivedAt: string;
  readonly receivedOn: OfficeDate;
  readonly deadlines: readonly PresentedDeadline[];
}
