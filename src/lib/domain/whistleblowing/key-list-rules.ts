import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
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

/** Days a list may be trusted from its issue. */
export const longestKeyListDays = 100;

export type KeyListProblem =
  'signature' | 'instance' | 'key_id' | 'duplicate_key' | 'days' | 'expired' | 'not_yet' | 'older' | 'chain';

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
  if (new Set(body.keys.map(({ keyId }) => keyId)).size !== body.keys.length) return refuse('duplicate_key');
  for (const { keyId, pk, vk } of body.keys) {
    if (keyId !== (await recipientKeyId(fromBase64Url(pk), fromBase64Url(vk)))) return refuse('key_id');
  }
  const daysFit = body.notAfter >= body.issuedOn && body.notAfter <= addDays(body.issuedOn, longestKeyListDays);
  if (!daysFit || body.keys.some(({ from, to }) => to !== null && to < from)) return refuse('days');
  return { ok: true, list: { body, hash: toBase64Url(await keyListHash(body)) } };
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
  return inForceOn(next.body, today);
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
