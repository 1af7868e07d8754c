import type { Queryable } from '#lib/server/db/client.ts';
import { listRecused } from './audit-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { listKeysOf } from './key-repository.ts';

/**
 * Keys of everybody who declared a conflict of interest in a report, later ones of theirs included: they said that they will not open it
 * again, so nobody gives it back to them.
 *
 * @param tx reads the trail; the keys' holders lie outside a recipient's rights
 */
export async function recusedKeys(
  { db }: Pick<WhistleblowingDependencies, 'db'>,
  tx: Queryable,
  reportId: string
): Promise<string[]> {
  return (await listKeysOf(db, await listRecused(tx, reportId))).map((keyId) => keyId.toString('base64url'));
}
