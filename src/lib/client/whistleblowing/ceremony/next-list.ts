import { hasSharedPost } from '#lib/domain/whistleblowing/posts.ts';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import {
  keyListHash,
  recipientKeyId,
  signKeyList,
  verifyKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import type { Signing } from '#lib/protocol/wbs1/signature.ts';
import type { RootKey } from './root-key.ts';
import type { SiteFile } from './site-file.ts';

/** Days a list may be trusted (whistleblowing.md §8.0.2). */
export const longestDays = 100;

/** @param day `YYYY-MM-DD` */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export type ListProblem =
  'foreign_root' | 'key_name' | 'twice' | 'days' | 'label' | 'shared_post' | 'too_few' | 'none_outside';

export interface Draft {
  readonly issuedOn: string;
  readonly notAfter: string;
  readonly keys: readonly ListedKey[];
}

/** Why a draft must not be signed: what the server would refuse, and what would leave the form closed. */
export async function listProblem(
  signing: Signing,
  root: RootKey,
  { list }: SiteFile,
  { issuedOn, notAfter, keys }: Draft
): Promise<ListProblem | undefined> {
  const rootKey = fromBase64Url(root.publicKey);
  if (list && !(await verifyKeyList(signing, rootKey, list.body, fromBase64Url(list.signature)))) return 'foreign_root';
  for (const { keyId, pk, vk } of keys) {
    if (keyId !== (await recipientKeyId(fromBase64Url(pk), fromBase64Url(vk)))) return 'key_name';
  }
  if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) return 'twice';
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  const daysFit =
    isDay(issuedOn) && isDay(notAfter) && issuedOn <= notAfter && notAfter <= daysLater(issuedOn, longestDays);
  if (!daysFit || keys.some(({ from, to }) => !isDay(from) || (to !== null && (!isDay(to) || to < from))))
    return 'days';
  if (keys.some(({ label, office }) => label.trim() === '' || office.trim() === '')) return 'label';
  if (hasSharedPost(keys)) return 'shared_post';
  const live = keys.filter((key) => !key.recovery && key.from <= issuedOn && (key.to === null || issuedOn <= key.to));
  if (live.length < 2) return 'too_few';
  return live.some(({ outside }) => outside) ? undefined : 'none_outside';
}

/** Signs the list that follows the site's own, or its first. */
export async function signNextList(
  signing: Signing,
  root: RootKey,
  { instanceId, list }: SiteFile,
  { issuedOn, notAfter, keys }: Draft
): Promise<SignedKeyList> {
  const body: KeyListBody = {
    alg: 'wbs1',
    instanceId,
    epoch: (list?.body.epoch ?? 0) + 1,
    prevHash: list ? toBase64Url(await keyListHash(list.body)) : '',
    issuedOn,
    notAfter,
    keys
  };
  return { body, signature: toBase64Url(await signKeyList(signing, root.seed, body)) };
}
