import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { AuditDetails, AuditEntry } from '#lib/domain/audit/entry.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsAuditEntries, wbsReports } from '#lib/server/db/schema/whistleblowing.ts';

const { number, at, actor, action, subject, details } = wbsAuditEntries;

/** Ids of the reports that row security shows in this transaction, as the trail writes them. */
export async function listHeldIds(tx: Queryable): Promise<string[]> {
  const rows = await tx.select({ id: wbsReports.id }).from(wbsReports);
  return rows.map(({ id }) => id.toString('base64url'));
}

/** The newest entries about these reports, of this actor, or about none; those below `before` when it is given. */
export async function listEntriesFor(
  tx: Queryable,
  { actorName, heldIds }: { readonly actorName: string; readonly heldIds: readonly string[] },
  { before, limit }: { readonly before: number | undefined; readonly limit: number }
): Promise<AuditEntry[]> {
  const concerns = or(eq(subject, ''), eq(actor, actorName), inArray(subject, [...heldIds]));
  const rows = await tx
    .select({ number, at, actor, action, subject, details })
    .from(wbsAuditEntries)
    .where(and(concerns, before === undefined ? undefined : lt(number, before)))
    .orderBy(desc(number))
    .limit(limit);
  return rows.map((row) => ({ ...row, details: row.details as AuditDetails }));
}

/**
 * The newest time an actor opened a report or began with this file of it: `wbs.open`, `wbs.file`, or undefined. Read from the end, where
 * it almost always stands.
 */
export async function findLastLook(
  tx: Queryable,
  { actorName, reportId, fileId }: { readonly actorName: string; readonly reportId: string; readonly fileId: string }
): Promise<string | undefined> {
  const isLook = or(eq(action, 'wbs.open'), and(eq(action, 'wbs.file'), eq(details, { file: fileId })));
  const [row] = await tx
    .select({ action })
    .from(wbsAuditEntries)
    .where(and(eq(actor, actorName), eq(subject, reportId), isLook))
    .orderBy(desc(number))
    .limit(1);
  return row?.action;
}
