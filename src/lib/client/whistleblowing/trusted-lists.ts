import { bodyProblem } from '#lib/domain/whistleblowing/key-list-rules.ts';
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

/** Lists that the root key signed, each following the one before it; by their hashes, base64url. */
export interface TrustedLists {
  readonly byHash: ReadonlyMap<string, KeyListBody>;
  readonly newest: { readonly hash: string; readonly body: KeyListBody };
}

/**
 * Follows the whole chain again in the reader's browser: a server that slips in a list, or leaves one out, is noticed.
 *
 * @param history oldest first
 * @param rootKey base64url
 * @param instanceId base64url; lists of another installation are none of this one
 * @throws Error when there is none, or one is not signed, not next, or names a key that is not the key's own name
 */
export async function trustedLists(
  signing: Signing,
  history: readonly SignedKeyList[],
  rootKey: string,
  instanceId: string
): Promise<TrustedLists> {
  const byHash = new Map<string, KeyListBody>();
  let newest: TrustedLists['newest'] | undefined;
  for (const { body, signature } of history) {
    if (!(await verifyKeyList(signing, fromBase64Url(rootKey), body, fromBase64Url(signature))))
      throw new Error(`Key list ${body.epoch} is not signed by the root key`);
    if (body.instanceId !== instanceId) throw new Error(`Key list ${body.epoch} is another installation's`);
    const follows = body.epoch === (newest?.body.epoch ?? 0) + 1 && body.prevHash === (newest?.hash ?? '');
    if (!follows) throw new Error(`Key list ${body.epoch} does not follow the one before it`);
    const problem = bodyProblem(body);
    if (problem) throw new Error(`Key list ${body.epoch} breaks the rules: ${problem}`);
    await checkNames(body.keys);
    const hash = toBase64Url(await keyListHash(body));
    byHash.set(hash, body);
    newest = { hash, body };
  }
  if (!newest) throw new Error('There is no key list');
  return { byHash, newest };
}

async function checkNames(keys: readonly ListedKey[]): Promise<void> {
  for (const { keyId, pk, vk } of keys) {
    if (keyId !== (await recipientKeyId(fromBase64Url(pk), fromBase64Url(vk))))
      throw new Error('A key has the name of another');
  }
}
