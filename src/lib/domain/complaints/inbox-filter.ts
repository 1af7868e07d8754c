/** Tabs of the inbox; `due` is due today, `reply` is a complainant's message that no clock of the case covers, `waiting` waits for the complainant, `quarantined` nobody has looked at yet. */
export const inboxFilters = ['due', 'overdue', 'reply', 'waiting', 'mine', 'open', 'quarantined', 'all'] as const;
export type InboxFilter = (typeof inboxFilters)[number];
