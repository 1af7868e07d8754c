import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import type { ListEntry } from './account-list.ts';
import type { OwnSecondFactor } from './own-second-factor.ts';
import type { OwnSession } from './own-sessions.ts';

const inWords = (instant: Date) => formatDateTime(instant.getTime());

export function presentAccount({ lastSignedInAt, ...account }: ListEntry) {
  return { ...account, lastSignedIn: lastSignedInAt && inWords(lastSignedInAt) };
}

export function presentSecondFactor({ passkeys, ...factor }: OwnSecondFactor) {
  return {
    ...factor,
    passkeys: passkeys.map(({ createdAt, ...passkey }) => ({ ...passkey, created: inWords(createdAt) }))
  };
}

export function presentSession({ createdAt, lastSeenAt, ...session }: OwnSession) {
  return { ...session, began: inWords(createdAt), lastSeen: inWords(lastSeenAt) };
}
