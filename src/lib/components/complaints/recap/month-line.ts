/** A month in a list, every figure written for the page's language. */
export interface MonthLine {
  readonly month: string;
  readonly title: string;
  readonly isNil: boolean;
  readonly received: string;
  readonly toFollowUp: string;
  readonly inProcess: string;
  readonly done: string;
  readonly doneRate: string;
  readonly onTimeRate: string;
  /** Null while the month runs. */
  readonly version: number | null;
}
