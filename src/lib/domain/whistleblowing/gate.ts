import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { inForceOn, liveRecipients, type TrustedKeyList } from './key-list-rules.ts';

/** Why nobody can report here at the moment. */
export const closedReasons = [
  'no_root_key',
  'database_roles',
  'database_logging',
  'no_key_list',
  'key_list_invalid',
  'key_list_expired',
  'key_list_older',
  'too_few_recipients',
  'no_outside_recipient'
] as const;
export type ClosedReason = (typeof closedReasons)[number];

export interface GateFacts {
  /** `WBS_ROOT_KEY` is set. */
  readonly hasRootKey: boolean;
  /** The database has the two roles, and we may take them on. */
  readonly hasRoles: boolean;
  /** The database logs no statement's values, and archives nothing. */
  readonly logsNothing: boolean;
  /** The newest list: not there, not to be trusted, or verified. */
  readonly keyList: TrustedKeyList | 'none' | 'invalid';
  /** Epoch of the newest list that was ever in force here, as the server remembers it outside the database. */
  readonly minEpoch: number;
  /** Keys whose holders have a working account here, each with that account. */
  readonly reachable: ReadonlyMap<string, string>;
  readonly today: OfficeDate;
}

export type Gate =
  | {
      readonly open: true;
      readonly list: TrustedKeyList;
      /** Keys a report may be wrapped to, the recovery key included. */
      readonly wrapKeys: readonly ListedKey[];
    }
  | { readonly open: false; readonly reason: ClosedReason };

/** People a report needs, so that none of them alone can make it vanish; two keys of one person are one. */
export const fewestRecipients = 2;

const closed = (reason: ClosedReason): Gate => ({ open: false, reason });

/** Whether the form is open: only while everything that protects a reporter holds (whistleblowing.md §8.0.2, §8.5). */
export function gateOf({ hasRootKey, hasRoles, logsNothing, keyList, minEpoch, reachable, today }: GateFacts): Gate {
  if (!hasRootKey) return closed('no_root_key');
  if (!hasRoles) return closed('database_roles');
  if (!logsNothing) return closed('database_logging');
  if (keyList === 'none') return closed(minEpoch > 0 ? 'key_list_older' : 'no_key_list');
  if (keyList === 'invalid') return closed('key_list_invalid');
  if (keyList.body.epoch < minEpoch) return closed('key_list_older');
  if (inForceOn(keyList.body, today) !== undefined) return closed('key_list_expired');
  const recipients = liveRecipients(keyList.body, today).filter(({ keyId }) => reachable.has(keyId));
  const people = (keys: readonly ListedKey[]) => new Set(keys.map(({ keyId }) => reachable.get(keyId)));
  if (people(recipients).size < fewestRecipients) return closed('too_few_recipients');
  // Who holds a key of each kind works in the office.
  const inside = people(recipients.filter(({ outside }) => !outside));
  if (people(recipients).isSubsetOf(inside)) return closed('no_outside_recipient');
  return { open: true, list: keyList, wrapKeys: [...recipients, ...keyList.body.keys.filter((key) => key.recovery)] };
}

/** What is wrong with the keys a report was wrapped to; undefined when it can be taken. */
export function wrapProblem(
  gate: Extract<Gate, { open: true }>,
  keyIds: readonly string[]
): 'unknown_key' | 'no_outside_key' | undefined {
  const keys = keyIds.map((keyId) => gate.wrapKeys.find((key) => key.keyId === keyId));
  if (keys.includes(undefined)) return 'unknown_key';
  return keys.some((key) => key?.outside && !key.recovery) ? undefined : 'no_outside_key';
}

/** Whether a mailbox opens while the form is closed for this reason: its lists still hold, and nothing is logged. */
export const mailboxStaysOpen = (reason: ClosedReason): boolean =>
  reason === 'key_list_expired' || reason === 'too_few_recipients' || reason === 'no_outside_recipient';

/** Why the form is closed, for whoever stands before it. */
export const closedReasonTexts: Readonly<Record<ClosedReason, { readonly id: string; readonly en: string }>> = {
  no_root_key: {
    id: 'Kunci induk belum dipasang, sehingga belum ada penerima yang dapat dipastikan.',
    en: 'No root key has been installed, so no recipient can be vouched for yet.'
  },
  database_roles: {
    id: 'Basis data belum memisahkan hak baca laporan.',
    en: 'The database does not yet keep the right to read reports apart.'
  },
  database_logging: {
    id: 'Catatan basis data belum cukup senyap untuk menjaga pelapor.',
    en: 'The database logs too much to protect people who report.'
  },
  no_key_list: { id: 'Daftar kunci penerima belum ada.', en: 'There is no list of recipients’ keys yet.' },
  key_list_invalid: {
    id: 'Tanda tangan pada daftar kunci penerima tidak cocok.',
    en: 'The signature on the list of recipients’ keys does not match.'
  },
  key_list_expired: {
    id: 'Masa berlaku daftar kunci penerima sudah habis.',
    en: 'The list of recipients’ keys has expired.'
  },
  key_list_older: {
    id: 'Daftar kunci penerima di basis data lebih lama daripada yang pernah berlaku di sini.',
    en: 'The list of recipients’ keys in the database is older than one that was in force here before.'
  },
  too_few_recipients: {
    id: 'Penerima laporan yang aktif kurang dari dua orang.',
    en: 'Fewer than two recipients are active.'
  },
  no_outside_recipient: {
    id: 'Belum ada penerima dari luar kantor ini.',
    en: 'There is no recipient outside this office yet.'
  }
};
