import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffLinks } from '#lib/server/db/schema/staff.ts';

export type LinkPurpose = 'first' | 'invite' | 'reset';

export interface Link {
  readonly purpose: LinkPurpose;
  /** Null for the first account of all, which the link makes. */
  readonly accountId: string | null;
  readonly clearsSecondFactor: boolean;
  readonly expiresAt: Date;
}

type Row = typeof staffLinks.$inferSelect;
const toLink = ({ purpose, accountId, clearsSecondFactor, expiresAt }: Row): Link => ({
  purpose: purpose as LinkPurpose,
  accountId,
  clearsSecondFactor,
  expiresAt
});

const open = (tokenHash: Buffer, at: Date) =>
  and(
    eq(staffLinks.tokenHash, tokenHash),
    isNull(staffLinks.usedAt),
    isNull(staffLinks.voidedAt),
    gt(staffLinks.expiresAt, at)
  );

/** The link unless it was used, voided or is too old. */
export async function findOpenLink(db: Queryable, tokenHash: Buffer, at: Date): Promise<Link | undefined> {
  const [row] = await db.select().from(staffLinks).where(open(tokenHash, at));
  return row && toLink(row);
}

/** Uses the link up; of two requests at once, one gets it. */
export async function takeLink(tx: Queryable, tokenHash: Buffer, at: Date): Promise<Link | undefined> {
  const [row] = await tx.update(staffLinks).set({ usedAt: at }).where(open(tokenHash, at)).returning();
  return row && toLink(row);
}

/** Voids the unused links of an account, or those for the first account of all when it is null. */
export async function voidLinks(tx: Queryable, accountId: string | null, at: Date): Promise<void> {
  await tx
    .update(staffLinks)
    .set({ voidedAt: at })
    .where(
      and(
        accountId === null ? eq(staffLinks.purpose, 'first') : eq(staffLinks.accountId, accountId),
        isNull(staffLinks.usedAt),
        isNull(staffLinks.voidedAt)
      )
    );
}

export async function insertLink(
  tx: Queryable,
  link: Link & { readonly tokenHash: Buffer; readonly createdAt: Date }
): Promise<void> {
  await tx.insert(staffLinks).values(link);
}

/** End of the newest unused link by account, to tell a waiting invitation from one that ran out. */
export async function listLinkEnds(db: Queryable): Promise<Map<string, Date>> {
  const rows = await db
    .select({ accountId: staffLinks.accountId, expiresAt: staffLinks.expiresAt })
    .from(staffLinks)
    .where(and(isNull(staffLinks.usedAt), isNull(staffLinks.voidedAt)))
    .orderBy(desc(staffLinks.expiresAt));
  const ends = new Map<string, Date>();
  for (const { accountId, expiresAt } of rows) {
    if (accountId !== null && !ends.has(accountId)) ends.set(accountId, expiresAt);
  }
  return ends;
}
