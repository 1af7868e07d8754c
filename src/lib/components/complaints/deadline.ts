/** A day by which something has to be done, and how that stands. */
export interface Deadline {
  readonly kind: string;
  readonly label: string;
  /** `5 Maret 2026` */
  readonly date: string;
  readonly state: 'done_in_time' | 'done_late' | 'due_today' | 'due' | 'overdue';
  readonly stateText: string;
}
