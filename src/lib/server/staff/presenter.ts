import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import type { ListEntry } from './account-list.ts';
import type { OwnSecondFactor } from './own-second-factor.ts';
import type { OwnSession } from './own-sessions.ts';

const inWords = (instant: Date) => formatDateTime(instant.getTime());

export function presentAccount({ lastSignedInAt, ...account }: ListEntry) {
  return { ...account, lastSignedIn: lastSignedInAt && inWords(lastSignedInAt) };
}

/** One row a factor; `id` is what `removeSecondFactor` takes. */
export function presentSecondFactor({ totpSince, passkeys, codesLeft }: OwnSecondFactor) {
  const totp = totpSince ? [{ id: 'totp', name: 'Aplikasi kode di ponsel', created: inWords(totpSince) }] : [];
  const keys = passkeys.map(({ id, name, createdAt }) => ({
    id,
    name: `Kunci sandi, ${name}`,
    created: inWords(createdAt)
  }));
  return { rows: [...totp, ...keys], codesLeft };
}

export function presentSession({ createdAt, lastSeenAt, ...session }: OwnSession) {
  return { ...session, began: inWords(createdAt), lastSeen: inWords(lastSeenAt) };
}
