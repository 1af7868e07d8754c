export type { ComplaintDependencies } from './dependencies.ts';
export { closeUnanswered, lapseIncomplete } from './auto-close.ts';
export { inboxCounts, type InboxFilter } from './inbox.ts';
export { purgeDue, type PurgeReport } from './retention.ts';
export { freezeRecaps } from './freeze-recaps.ts';
export { listQuarterRecaps } from './recap.ts';
