export type { ComplaintDependencies } from './dependencies.ts';
export {
  forgetSpentAddresses,
  noteFollowUpAsked,
  requestFollowUpMails,
  requestUpdateMails
} from './complainant-mails.ts';
export { requestDigests, writeDigestMail } from './digest.ts';
export { markOverdue } from './mark-overdue.ts';
export { writeConfirmationMail, writeFollowUpMail, writeUpdateMail } from './subscription-mails.ts';
export { closeUnanswered, lapseIncomplete } from './auto-close.ts';
export { inboxCounts, type InboxFilter } from './inbox.ts';
export { inboxHref } from './inbox-presenter.ts';
export { redateOpenCases } from './redate-cases.ts';
export { purgeDue, type PurgeReport } from './retention.ts';
export { freezeRecaps, recapSubject } from './freeze-recaps.ts';
export {
  getFrozenRecap,
  getStaffRecap,
  listQuarterRecaps,
  listRecapSummaries,
  requireMonth,
  type FrozenRecap,
  type StaffRecap
} from './recap.ts';
