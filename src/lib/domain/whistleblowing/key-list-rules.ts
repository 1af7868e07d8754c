import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import {
  keyListHash,
  recipientKeyId,
  verifyKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import { hasSharedPost } from './posts.ts';

/** Days a list may be trusted from its issue. */
export const longestKeyListDays = 100;

export type KeyListProblem =
  | 'signature'
  | 'instance'
  | 'key_id'
  | 'duplicate_key'
  | 'days'
  | 'expired'
  | 'not_yet'
  | 'older'
  | 'chain'
  | 'shared_post';

/** A list that was found to be the root key's own word for this installation. */
export interface TrustedKeyList {
  readonly body: KeyListBody;
  /** base64url */
  readonly hash: string;
}

export type KeyListVerdict =
  { readonly ok: true; readonly list: TrustedKeyList } | { readonly ok: false; readonly problem: KeyListProblem };

const refuse = (problem: KeyListProblem): KeyListVerdict => ({ ok: false, problem });

/**
 * Whether a list is signed by the root key, for this installation, with keys under their own names and days that make sense.
 * Not whether it is in force: see `inForceOn`.
 *
 * @param trust base64url, 32 bytes each
 */
export async function verifiedKeyList(
  signing: Signing,
  { body, signature }: SignedKeyList,
  trust: { readonly rootKey: string; readonly instanceId: string }
): Promise<KeyListVerdict> {
  const root = fromBase64Url(trust.rootKey);
  if (!(await verifyKeyList(signing, root, body, fromBase64Url(signature)))) return refuse('signature');
  if (body.instanceId !== trust.instanceId) return refuse('instance');
  for (const { keyId, pk, vk } of body.keys) {
    if (keyId !== (await recipientKeyId(fromBase64Url(pk), fromBase64Url(vk)))) return refuse('key_id');
  }
  const problem = bodyProblem(body);
  return problem ? refuse(problem) : { ok: true, list: { body, hash: toBase64Url(await keyListHash(body)) } };
}

/** What no signature makes right: a key that is named twice, and days that make no sense. */
export function bodyProblem({ keys, issuedOn, notAfter }: KeyListBody): 'duplicate_key' | 'days' | undefined {
  if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) return 'duplicate_key';
  const days = daysBetween(issuedOn, notAfter);
  const daysFit = days >= 0 && days <= longestKeyListDays;
  return daysFit && keys.every(({ from, to }) => to === null || to >= from) ? undefined : 'days';
}

/** Without a calendar's library: the reporter's program carries this. NaN for what is no day. */
const daysBetween = (from: OfficeDate, to: OfficeDate): number => dayNumber(to) - dayNumber(from);

/** Days of the Gregorian calendar, counted in years that begin in March, so that a leap day is a year's last. */
function dayNumber(date: OfficeDate): number {
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
}

/** Why a verified list cannot follow the newest one we have; undefined when it can. */
export function followProblem(
  next: TrustedKeyList,
  newest: TrustedKeyList | undefined,
  today: OfficeDate
): KeyListProblem | undefined {
  const { epoch, prevHash } = next.body;
  if (epoch <= (newest?.body.epoch ?? 0)) return 'older';
  if (epoch !== (newest?.body.epoch ?? 0) + 1 || prevHash !== (newest?.hash ?? '')) return 'chain';
  return inForceOn(next.body, today) ?? (hasSharedPost(next.body.keys) ? 'shared_post' : undefined);
}

/** Undefined when the list is in force on the day. */
export function inForceOn(
  { issuedOn, notAfter }: Pick<KeyListBody, 'issuedOn' | 'notAfter'>,
  today: OfficeDate
): 'expired' | 'not_yet' | undefined {
  if (notAfter < today) return 'expired';
  return issuedOn > today ? 'not_yet' : undefined;
}

/** Whether a key may read new reports, and sign, on a day. */
export const isLiveOn = ({ from, to }: Pick<ListedKey, 'from' | 'to'>, today: OfficeDate): boolean =>
  from <= today && (to === null || today <= to);

/** Keys that recipients read with on a day; the recovery key is none of them. */
export const liveRecipients = (body: KeyListBody, today: OfficeDate): ListedKey[] =>
  body.keys.filter((key) => !key.recovery && isLiveOn(key, today));
