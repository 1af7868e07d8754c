import { createHash } from 'node:crypto';
import { canonicalEntry, type AuditDetails, type AuditEntry } from '#lib/domain/audit/entry.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import {
  findLastEntry,
  findLastEntryBefore,
  insertEntry,
  listEntriesAfter,
  lockForAppend
} from './audit-repository.ts';

/** What recipients did with reports, in a chain of its own: an admin reads the general log, and learns nothing there of a case. */

const genesis = Buffer.alloc(32);
const batch = 1000;

const chainedHash = (previous: Buffer, entry: AuditEntry): Buffer =>
  createHash('sha256').update(previous).update(canonicalEntry(entry)).digest();

export interface WbsAuditRecord {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly actor: Actor;
  readonly action: WbsAction;
  /** Report id, base64url; empty where it is about none. */
  readonly subject: string;
  readonly details?: AuditDetails;
}

export const wbsActionNames = {
  'wbs.key_made': 'membuat pasangan kunci',
  'wbs.key_resealed': 'mengganti frasa kunci',
  'wbs.open': 'membuka laporan',
  'wbs.file': 'mengambil lampiran',
  'wbs.message': 'menulis kepada pelapor',
  'wbs.note': 'menulis catatan',
  'wbs.state': 'mengubah status laporan',
  'wbs.close': 'menutup laporan',
  'wbs.grant': 'memberi akses kepada penerima lain',
  'wbs.recuse': 'menyatakan benturan kepentingan',
  'wbs.export': 'membuat berkas untuk diteruskan',
  'wbs.recovery': 'mengambil berkas laporan untuk kunci pemulihan',
  'wbs.purge': 'menghapus laporan yang habis masa simpannya'
} as const;
export type WbsAction = keyof typeof wbsActionNames;

/** Appends an entry in the transaction of what it records; make it the last statement. */
export async function recordWbsAudit(
  tx: Queryable,
  { at, actor, action, subject, details = {} }: WbsAuditRecord
): Promise<void> {
  await lockForAppend(tx);
  const last = await findLastEntry(tx);
  const entry = {
    number: (last?.number ?? 0) + 1,
    at: new Date(at),
    actor: actorName(actor),
    action,
    subject,
    details
  };
  await insertEntry(tx, { ...entry, hash: chainedHash(last?.hash ?? genesis, entry) });
}

export interface WbsAuditHead {
  /** Number of the newest entry, and so the count of all; 0 when there is none. */
  readonly number: number;
  /** 64 hexadecimal digits. Once it stands outside this table, nobody cuts or rewrites what came before unnoticed. */
  readonly hash: string;
}

export async function wbsAuditHead(db: Queryable): Promise<WbsAuditHead> {
  const last = await findLastEntry(db);
  return { number: last?.number ?? 0, hash: (last?.hash ?? genesis).toString('hex') };
}

/**
 * Head and count as they were at an instant: the same at each later look, so that whoever prints it learns nothing of what
 * recipients did since.
 */
export async function wbsAuditHeadAt(db: Queryable, at: number): Promise<WbsAuditHead> {
  const last = await findLastEntryBefore(db, new Date(at));
  return { number: last?.number ?? 0, hash: (last?.hash ?? genesis).toString('hex') };
}

export type WbsAuditVerdict =
  | { readonly ok: true; readonly head: WbsAuditHead }
  | {
      readonly ok: false;
      readonly broken: number;
      /** The chain holds, but at this instant it was another. */
      readonly sealedAt?: Date;
    };

/**
 * Follows the chain from its start; `broken` is the first number that is missing or changed. The hashes have no key: whoever owns the table
 * can compute them all anew, so this alone finds clumsy changes only.
 *
 * @param deny when the chain was sealed with another hash at this place
 */
export async function followWbsAudit(
  db: Queryable,
  deny: (head: WbsAuditHead) => Date | undefined
): Promise<WbsAuditVerdict> {
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
      const sealedAt = deny({ number, hash: hash.toString('hex') });
      if (sealedAt) return { ok: false, broken: number, sealedAt };
    }
    if (entries.length < batch) return { ok: true, head: { number, hash: hash.toString('hex') } };
  }
}
