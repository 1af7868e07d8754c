import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestTrustedList, type NewestList } from './key-list.ts';
import { listReachableKeys } from './key-repository.ts';

/** Keys a list names; none without a list that holds. */
export const listedKeys = (list: NewestList): readonly ListedKey[] => (typeof list === 'string' ? [] : list.body.keys);

/**
 * Keys of the newest list that holds whose holders can sign in, whatever their days; the recovery key is none of them.
 *
 * @returns with the hash of that list, base64url; undefined without one
 */
export async function listedReaders({
  db,
  config
}: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<{ hash: string | undefined; keys: ListedKey[] }> {
  const list = await newestTrustedList(db, config.wbsRootKey);
  const reachable = new Set((await listReachableKeys(db)).map(({ keyId }) => keyId.toString('base64url')));
  const keys = listedKeys(list).filter(({ keyId, recovery }) => !recovery && reachable.has(keyId));
  return { hash: typeof list === 'string' ? undefined : list.hash, keys };
}
