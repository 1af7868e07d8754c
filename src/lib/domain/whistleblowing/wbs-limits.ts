/** How long each part of a report may take, and how long it is kept; in force on the day a report is received. */
export interface WbsLimits {
  /** Working days from receipt to the first words of a person (our own choice; regulations.md §4.3). */
  readonly acknowledge: number;
  /** Working days from the acknowledgement to the end of the review (telaah). */
  readonly review: number;
  /** Months from the acknowledgement to the feedback (EU 2019/1937 art. 9(1)(f)). */
  readonly feedbackMonths: number;
  /** Months a closed report is kept. */
  readonly retentionMonths: number;
}

/** Calendar days from receipt to the acknowledgement that no setting may exceed (EU 2019/1937 art. 9(1)(b)). */
export const latestAcknowledgeDays = 7;

export const shippedWbsLimits: WbsLimits = { acknowledge: 3, review: 10, feedbackMonths: 3, retentionMonths: 12 };
