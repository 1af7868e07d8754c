/** What a member of staff may do. A permission names the thing and the act, so that a call reads as a sentence. */
export const permissions = [
  /** One's own name, password, second factors and sessions. */
  'account.own',
  /** The staff home and the live figures of every round. */
  'surveys.read',
  /** Dates, closing and review of a round. */
  'rounds.manage',
  'rounds.publish',
  /** Files with one row an answer. */
  'exports.download',
  /** Every case with its content: the inbox, replies, changes of state, the public list. */
  'complaints.handle',
  /** Counts and the recap, internal version; no content. */
  'complaints.recap',
  /** Reports of whistleblowers, as far as one's own key opens them. */
  'wbs.handle',
  /** The half-year report: the three figures that everybody may see, and nothing of a report. */
  'wbs.figures',
  /** Which keys those are: loading a list that the root key signed. */
  'wbs.keys',
  'staff.manage',
  'audit.read',
  'settings.manage'
] as const;

export type Permission = (typeof permissions)[number];
