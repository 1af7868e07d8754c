import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Conversation } from '#lib/domain/whistleblowing/report-deadlines.ts';
import type { MessageRow } from './message-row.ts';

/** What duties follow from of a message. */
export type Spoken = Pick<MessageRow, 'seq' | 'sender' | 'kind' | 'mode'> & { readonly day: OfficeDate };

/** Days of the conversation with the reporter; the office's notes are no part of it. */
export function conversationOf(messages: readonly Spoken[]): Conversation {
  const spoken = messages.filter(({ kind }) => kind !== 'note').toSorted((a, b) => a.seq - b.seq);
  const last = spoken.findLast(({ sender }) => sender === 'office');
  const waiting = spoken.find(({ seq, sender }) => sender === 'reporter' && seq > Math.max(1, last?.seq ?? 0));
  return { officeSpokeOn: last?.day ?? null, reporterWaitsSince: waiting?.day ?? null };
}
