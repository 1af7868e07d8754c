import type { HandlingClass } from './complaint-class.ts';

/** How long each part of a case may take; from the day a setting says so, for complaints received from then on. */
export interface ComplaintLimits {
  /** Working days from receipt to the verification (SP4N-LAPOR!). */
  readonly verify: number;
  /** Working days from receipt to the first words of the office (SP4N-LAPOR!). */
  readonly firstResponse: number;
  /** Working days from the complete file to the answer. */
  readonly resolve: Readonly<Record<HandlingClass, number>>;
  /** Calendar days the complainant has for completing the file (UU 25/2009 Ps 44). */
  readonly completion: number;
  /** Working days the complainant has for a reply to the answer (SP4N-LAPOR!). */
  readonly autoClose: number;
  /** Calendar days after the end in which a case can be opened again; our own choice. */
  readonly reopen: number;
}

/** Calendar days from receipt to the first response that no setting may exceed (UU 25/2009 Ps 44). */
export const firstResponseCalendarDays = 14;

export const shippedLimits: ComplaintLimits = {
  verify: 3,
  firstResponse: 5,
  resolve: { information_request: 5, aspiration: 14, complaint_non_oversight: 14, complaint_oversight: 60 },
  completion: 30,
  autoClose: 10,
  reopen: 30
};
