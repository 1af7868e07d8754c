import { createHash } from 'node:crypto';
import { canonicalEntry, type AuditDetails, type AuditEntry } from '#lib/domain/audit/entry.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import {
  findLastEntry,
  findLastOf,
  insertEntry,
  listEntriesAfter,
  listEntriesBefore,
  listEntriesOf,
  lockForAppend
} from '#lib/server/audit/repository.ts';

const genesis = Buffer.alloc(32);
const batch = 1000;

function chainedHash(previous: Buffer, entry: AuditEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalEntry(entry)).digest();
}

export interface AuditRecord {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly actor: Actor;
  /** Thing and act, such as `round.publish`. */
  readonly action: string;
  /** Id of what was acted on. */
  readonly subject: string;
  /** Ids, codes and counts, never values. */
  readonly details?: AuditDetails;
}

/**
 * Appends an entry in the transaction of the change it records. Make it the transaction's last statement: until it ends,
 * nobody else can append.
 */
export async function recordAudit(
  tx: Queryable,
  { at, actor, action, subject, details = {} }: AuditRecord
): Promise<void> {
  await lockForAppend(tx);
  const last = await findLastEntry(tx);
  const entry: AuditEntry = {
    number: (last?.number ?? 0) + 1,
    at: new Date(at),
    actor: actorName(actor),
    action,
    subject,
    details
  };
  await insertEntry(tx, { ...entry, hash: chainedHash(last?.hash ?? genesis, entry) });
}

export interface AuditHead {
  /** Number of the newest entry, and so the count of all; 0 when there is none. */
  readonly number: number;
  /** 64 hexadecimal digits; printed on reports, it pins the log down from outside. */
  readonly hash: string;
}

export async function auditHead(db: Queryable): Promise<AuditHead> {
  const last = await findLastEntry(db);
  return { number: last?.number ?? 0, hash: (last?.hash ?? genesis).toString('hex') };
}

/** When the log began, which is when the office began to use the program. */
export async function firstAuditInstant(db: Queryable): Promise<Date | undefined> {
  const [first] = await listEntriesAfter(db, 0, 1);
  return first?.at;
}

export type AuditVerdict =
  { readonly ok: true; readonly head: AuditHead } | { readonly ok: false; readonly broken: number };

/**
 * Follows the chain from its start. `broken` is the first number that is missing or changed. Entries cut off at the end
 * show only against a head that was printed earlier.
 */
export async function verifyAudit(db: Queryable): Promise<AuditVerdict> {
  let number = 0;
  let hash: Buffer = genesis;
  for (;;) {
    const entries = await listEntriesAfter(db, number, batch);
    for (const entry of entries) {
      const expected = number + 1;
      if (entry.number !== expected || !chainedHash(hash, entry).equals(entry.hash))
        return { ok: false, broken: expected };
      number = entry.number;
      hash = entry.hash;
    }
    if (entries.length < batch) return { ok: true, head: { number, hash: hash.toString('hex') } };
  }
}

/** The newest entry of an action, such as a job's last report; undefined when it never happened. */
export async function findLastAudit(db: Queryable, action: string): Promise<AuditEntry | undefined> {
  const found = await findLastOf(db, action);
  if (!found) return undefined;
  const { hash: _hash, ...entry } = found;
  return entry;
}

/** Every entry of an action, oldest first. */
export async function listAuditOf(db: Queryable, action: string): Promise<AuditEntry[]> {
  return (await listEntriesOf(db, action)).map(({ hash: _hash, ...entry }) => entry);
}

/** Newest first; `before` continues a list below that number. */
export async function listAudit(db: Queryable, before?: number, limit = 50): Promise<AuditEntry[]> {
  const entries = await listEntriesBefore(db, before, limit);
  return entries.map(({ hash: _hash, ...entry }) => entry);
}
