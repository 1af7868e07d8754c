import { fewestRecipients, type ClosedReason } from '#lib/domain/whistleblowing/gate.ts';
import { inForceOn, isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import type { KeyListBody, ListedKey, SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import { trustedLists, type TrustedLists } from '../trusted-lists.ts';
import { ask } from './calls.ts';

const officeOffsetMs = 8 * 3_600_000;

export interface OfferedKeys {
  readonly closed: string | null;
  readonly instanceId: string;
  readonly lists: TrustedLists;
  /** Live keys of the list in force, the recovery key included. */
  readonly keys: readonly ListedKey[];
  readonly challenge: { readonly token: string; readonly nonce: string; readonly bits: number };
}

interface Offer extends Pick<OfferedKeys, 'closed' | 'instanceId' | 'challenge'> {
  readonly wrapTo: readonly string[];
  readonly history: readonly SignedKeyList[];
}

/** The office's calendar day by this device's clock. */
export const officeToday = (now: number): string => new Date(now + officeOffsetMs).toISOString().slice(0, 10);

/** What the page says, base64url and a number. */
export interface PageTrust {
  readonly rootKey: string;
  /** No list before this one is taken, whatever the server says. */
  readonly minEpoch: number;
}

/**
 * Asks for the key lists and trusts none but those the root key signed, in one unbroken chain, for this installation.
 *
 * @throws Error for anything else
 */
export async function offeredKeys(signing: Signing, trust: PageTrust): Promise<OfferedKeys> {
  const { status, body } = await ask('keys');
  if (status !== 200 && status !== 503) throw new Error('No keys were offered');
  return verifiedOffer(signing, trust, body as unknown as Offer, officeToday(Date.now()));
}

/**
 * The same rules as the server's, applied again: with fewer recipients than a report needs, or none outside the office, the form is
 * closed whatever the server says.
 *
 * @param today the office's day; a list that is not in force opens mailboxes, and takes no report
 * @throws Error for lists that do not hold, or end before the newest that was in force here
 */
export async function verifiedOffer(
  signing: Signing,
  { rootKey, minEpoch }: PageTrust,
  { closed, instanceId, wrapTo, history, challenge }: Offer,
  today: string
): Promise<OfferedKeys> {
  const lists = await trustedLists(signing, history, rootKey, instanceId);
  const { body } = lists.newest;
  if (!(body.epoch >= minEpoch)) throw new Error('A newer key list was in force here');
  const keys = body.keys.filter((key) => wrapTo.includes(key.keyId) && (key.recovery || isLiveOn(key, today)));
  return { closed: closed ?? problemOf(body, keys, today), instanceId, lists, keys, challenge };
}

function problemOf(body: KeyListBody, keys: readonly ListedKey[], today: string): ClosedReason | null {
  if (inForceOn(body, today)) return 'key_list_expired';
  const recipients = keys.filter(({ recovery }) => !recovery);
  if (recipients.length < fewestRecipients) return 'too_few_recipients';
  return recipients.some(({ outside }) => outside) ? null : 'no_outside_recipient';
}
