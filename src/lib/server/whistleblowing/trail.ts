import type { AuditEntry } from '#lib/domain/audit/entry.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import { asRecipient } from './access-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { requireRecipient } from './held-case.ts';
import { listEntriesFor, listHeldIds } from './trail-repository.ts';

const pageSize = 50;

export interface WbsTrail {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** There is more; ask again below this number. */
  readonly older: number | undefined;
}

/**
 * What a recipient may know of the others' work: what was done with the reports their keys hold, what they did themselves, and what
 * is about no report. A report that their keys do not hold (any more) has no name here, theirs or erased. Undefined without a key that
 * the list in force names and that reads new reports today.
 *
 * @param before only entries below this number
 * @throws DomainError `forbidden`
 */
export async function listWbsAudit(
  deps: WhistleblowingDependencies,
  actor: Actor,
  before?: number
): Promise<WbsTrail | undefined> {
  const { keys, keyIds } = await requireRecipient(deps, actor);
  if (!keys.some(({ live }) => live)) return undefined;
  return asRecipient(deps.db, keyIds, async (tx) => {
    const heldIds = await listHeldIds(tx);
    const whose = { actorName: actorName(actor), heldIds };
    const found = await listEntriesFor(tx, whose, { before, limit: pageSize + 1 });
    const held = new Set(heldIds);
    const entries = found
      .slice(0, pageSize)
      .map((entry) => (held.has(entry.subject) ? entry : { ...entry, subject: '' }));
    return { entries, older: found.length > pageSize ? entries.at(-1)?.number : undefined };
  });
}
