/** Tabs of the inbox; `due` is due today, `waiting` waits for the complainant, `quarantined` nobody has looked at yet. */
export const inboxFilters = ['due', 'overdue', 'waiting', 'mine', 'open', 'quarantined', 'all'] as const;
export type InboxFilter = (typeof inboxFilters)[number];
