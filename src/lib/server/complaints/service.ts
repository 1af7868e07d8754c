export type { ComplaintDependencies } from './dependencies.ts';
export { closeUnanswered, lapseIncomplete } from './auto-close.ts';
export { inboxCounts, type InboxFilter } from './inbox.ts';
export { inboxHref } from './inbox-presenter.ts';
export { redateOpenCases } from './redate-cases.ts';
export { purgeDue, type PurgeReport } from './retention.ts';
