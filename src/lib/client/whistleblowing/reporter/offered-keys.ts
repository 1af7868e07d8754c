import type { ListedKey, SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import { trustedLists, type TrustedLists } from '../trusted-lists.ts';
import { ask } from './calls.ts';

/** No list before this one is taken, whatever the server says. */
const minEpoch = 1;
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

/**
 * Asks for the key lists and trusts none but those the root key signed, in one unbroken chain, for this installation.
 *
 * @param rootKey base64url, as the page holds it
 * @throws Error for anything else
 */
export async function offeredKeys(signing: Signing, rootKey: string): Promise<OfferedKeys> {
  const { status, body } = await ask('keys');
  if (status !== 200 && status !== 503) throw new Error('No keys were offered');
  return verifiedOffer(signing, rootKey, body as unknown as Offer, officeToday(Date.now()));
}

/** @param today the office's day; an expired list opens mailboxes, and takes no report */
export async function verifiedOffer(
  signing: Signing,
  rootKey: string,
  { closed, instanceId, wrapTo, history, challenge }: Offer,
  today: string
): Promise<OfferedKeys> {
  const lists = await trustedLists(signing, history, rootKey);
  const { body } = lists.newest;
  if (body.epoch < minEpoch) throw new Error('The key list is older than this program');
  if ([...lists.byHash.values()].some((list) => list.instanceId !== instanceId))
    throw new Error('The key list is another installation’s');
  const isInForce = today <= body.notAfter;
  const isLive = ({ from, to }: ListedKey) => from <= today && (to === null || today <= to);
  const keys = body.keys.filter((key) => wrapTo.includes(key.keyId) && (key.recovery || isLive(key)));
  return { closed: isInForce ? closed : 'key_list_expired', instanceId, lists, keys, challenge };
}
