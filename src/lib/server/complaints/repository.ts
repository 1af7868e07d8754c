import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { notFound } from '#lib/domain/errors.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { complaintRegisters, complaints, complaintSubscriptions } from '#lib/server/db/schema/complaints.ts';
import { staffAccounts } from '#lib/server/db/schema/staff.ts';
import { isRowId } from './row-id.ts';

export type Complaint = typeof complaints.$inferSelect;
export type NewComplaint = typeof complaints.$inferInsert;
export type ComplaintPatch = Partial<Omit<NewComplaint, 'id' | 'submissionId' | 'registerNumber' | 'version'>>;

/** Until the transaction ends, the same submission waits here: of two clicks the second finds what the first made. */
export async function lockSubmission(tx: Queryable, submissionId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${submissionId}, 3))`);
}

/** The next number of the year. The row stays locked until the transaction ends and goes back with it: no gaps, no doubles. */
export async function takeRegisterSequence(tx: Queryable, year: number): Promise<number> {
  const [row] = await tx
    .insert(complaintRegisters)
    .values({ year, lastSequence: 1 })
    .onConflictDoUpdate({
      target: complaintRegisters.year,
      set: { lastSequence: sql`${complaintRegisters.lastSequence} + 1` }
    })
    .returning({ sequence: complaintRegisters.lastSequence });
  if (!row) throw new Error('The register gave no number');
  return row.sequence;
}

export async function insertComplaint(tx: Queryable, complaint: NewComplaint): Promise<Complaint> {
  const [row] = await tx.insert(complaints).values(complaint).returning();
  if (!row) throw new Error('The complaint was not inserted');
  return row;
}

export async function findBySubmission(db: Queryable, submissionId: string): Promise<Complaint | undefined> {
  const [row] = await db.select().from(complaints).where(eq(complaints.submissionId, submissionId));
  return row;
}

export async function findByCodeHash(db: Queryable, codeHash: Buffer): Promise<Complaint | undefined> {
  const [row] = await db.select().from(complaints).where(eq(complaints.codeHash, codeHash));
  return row;
}

export async function findByRegisterNumber(db: Queryable, registerNumber: string): Promise<Complaint | undefined> {
  const [row] = await db.select().from(complaints).where(eq(complaints.registerNumber, registerNumber));
  return row;
}

/** @throws DomainError `not_found` */
export async function getComplaint(db: Queryable, id: string): Promise<Complaint> {
  const [row] = isRowId(id) ? await db.select().from(complaints).where(eq(complaints.id, id)) : [];
  if (!row) throw notFound('Pengaduan ini tidak ada.');
  return row;
}

/** One entry with an external reference at a time, so that none comes in twice. */
export async function lockReferences(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7730023)`);
}

/** Those of the external references that cases have already. */
export async function listKnownReferences(db: Queryable, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await db
    .select({ reference: complaints.externalReference })
    .from(complaints)
    .where(inArray(complaints.externalReference, [...references]));
  return new Set(rows.flatMap(({ reference }) => (reference === null ? [] : [reference])));
}

/** A case with the one it was merged into and all that share its state. */
export interface Family {
  /** The case asked for. */
  readonly own: Complaint;
  /** Whose state they share; `own` when it was merged into none. */
  readonly main: Complaint;
  /** Merged into `main`, oldest first. */
  readonly merged: readonly Complaint[];
}

const familyOf = (mainId: string) => or(eq(complaints.id, mainId), eq(complaints.mergedIntoId, mainId));

/**
 * Takes a case and all that share its state for a change, always in the same order, so that two changes of one family never wait
 * for each other.
 *
 * @throws DomainError `not_found`
 */
export async function getFamilyForUpdate(tx: Queryable, id: string): Promise<Family> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await getComplaint(tx, id);
    const rows = await tx
      .select()
      .from(complaints)
      .where(familyOf(before.mergedIntoId ?? before.id))
      .orderBy(asc(complaints.id))
      .for('update');
    const own = rows.find((row) => row.id === id);
    // Somebody merged it elsewhere while we waited for the rows.
    const main = own && rows.find((row) => row.id === (own.mergedIntoId ?? own.id));
    if (own && main) return { own, main, merged: byAge(rows.filter((row) => row.mergedIntoId === main.id)) };
  }
  throw new Error('The case is merged again and again');
}

/** One merge at a time: each takes two families, and two of them could wait for each other. */
export async function lockMerges(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7730022)`);
}

function byAge(rows: readonly Complaint[]): Complaint[] {
  return [...rows].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** Reading only. */
export async function listMerged(db: Queryable, mainId: string): Promise<Complaint[]> {
  return byAge(await db.select().from(complaints).where(eq(complaints.mergedIntoId, mainId)));
}

/** Every update is a new version, which shuts out forms made for an older one. */
export async function updateComplaint(tx: Queryable, id: string, patch: ComplaintPatch): Promise<void> {
  await tx
    .update(complaints)
    .set({ ...patch, version: sql`${complaints.version} + 1` })
    .where(eq(complaints.id, id));
}

export interface Officer {
  readonly id: string;
  readonly name: string;
}

/** Accounts that can be given a case. */
export async function listOfficers(db: Queryable): Promise<Officer[]> {
  return db
    .select({ id: staffAccounts.id, name: staffAccounts.name })
    .from(staffAccounts)
    .where(
      and(
        eq(staffAccounts.role, 'complaint_officer'),
        sql`${staffAccounts.disabledAt} is null and ${staffAccounts.activatedAt} is not null`
      )
    )
    .orderBy(asc(staffAccounts.name));
}

/** Names of members of staff by account id. */
export async function listStaffNames(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.select({ id: staffAccounts.id, name: staffAccounts.name }).from(staffAccounts);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Cases that have not ended. */
export async function listOpen(db: Queryable): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(sql`${complaints.endedOn} is null`);
}

/** Answered cases whose last day for a reply lies before `today`, and that were merged into none. */
export async function listAutoClosable(db: Queryable, today: string): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(
      and(
        eq(complaints.state, 'answered'),
        sql`${complaints.mergedIntoId} is null and ${complaints.autoCloseOn} < ${today}`
      )
    );
}

/** Cases that wait for a completion whose last day lies before `today`, and that were merged into none. */
export async function listLapsed(db: Queryable, today: string): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(
      and(
        eq(complaints.state, 'needs_completion'),
        sql`${complaints.mergedIntoId} is null and ${complaints.completeDueOn} < ${today}`
      )
    );
}

/** Open cases, merged into none, of which a deadline lies before `today`; it may have been kept. */
export async function listPastDeadline(db: Queryable, today: string): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(
      sql`${complaints.endedOn} is null and ${complaints.mergedIntoId} is null
        and least(${complaints.verifyDueOn}, ${complaints.firstResponseDueOn}, ${complaints.resolveDueOn}, ${complaints.replyDueOn})
          < ${today}`
    );
}

/** Cases that ended by a day and still hold who complained or an address. */
export async function listIdentityDue(db: Queryable, endedBy: string): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(
      sql`${complaints.endedOn} <= ${endedBy} and (${complaints.complainant} is not null or exists (
        select from ${complaintSubscriptions} where ${complaintSubscriptions.complaintId} = ${complaints.id}))`
    );
}

/** Cases that ended by a day and still hold what was written. */
export async function listContentDue(db: Queryable, endedBy: string): Promise<{ id: string }[]> {
  return db
    .select({ id: complaints.id })
    .from(complaints)
    .where(sql`${complaints.endedOn} <= ${endedBy} and ${complaints.dataKey} is not null`);
}

export async function findSubscriptionState(
  db: Queryable,
  complaintId: string
): Promise<'none' | 'waiting' | 'confirmed'> {
  const [row] = await db
    .select({ confirmedAt: complaintSubscriptions.confirmedAt })
    .from(complaintSubscriptions)
    .where(eq(complaintSubscriptions.complaintId, complaintId));
  if (!row) return 'none';
  return row.confirmedAt ? 'confirmed' : 'waiting';
}

/** @returns false when there was none */
export async function deleteSubscription(tx: Queryable, complaintId: string): Promise<boolean> {
  const rows = await tx
    .delete(complaintSubscriptions)
    .where(eq(complaintSubscriptions.complaintId, complaintId))
    .returning({ complaintId: complaintSubscriptions.complaintId });
  return rows.length > 0;
}
