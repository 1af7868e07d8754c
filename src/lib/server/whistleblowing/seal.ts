import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAuditOf, recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { followWbsAudit, wbsAuditHead, type WbsAuditVerdict } from './audit.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };
const action = 'wbs.seal';

/**
 * Writes head and count of the recipients' trail into the general audit log, whose own head is printed on reports. Every day at the same
 * hour, changed or not; nothing is written where the office has no whistleblowing.
 */
export async function sealWbsAudit({ db, now, config }: WhistleblowingDependencies): Promise<void> {
  if (config.wbsRootKey === undefined) return;
  await inTransaction(db, async (tx) => {
    const { number, hash } = await wbsAuditHead(tx);
    const details = { count: number, sha256: hash };
    await recordAudit(tx, { at: now(), actor: jobs, action, subject: 'wbs-trail', details });
  });
}

/**
 * Whether the trail is whole and what the general log says it was on each day. A trail that was cut or computed anew differs from the seals
 * unless the general log was, too; entries that are younger than the last seal show nothing of the kind.
 */
export async function verifyWbsAudit(db: Queryable): Promise<WbsAuditVerdict> {
  const seals = (await listAuditOf(db, action)).map(({ at, details }) => ({
    at,
    number: Number(details.count),
    hash: String(details.sha256)
  }));
  const byNumber = Map.groupBy(seals, ({ number }) => number);
  const verdict = await followWbsAudit(
    db,
    (head) => byNumber.get(head.number)?.find((seal) => seal.hash !== head.hash)?.at
  );
  if (!verdict.ok) return verdict;
  const missing = seals.find(({ number }) => number > verdict.head.number);
  return missing ? { ok: false, broken: verdict.head.number + 1, sealedAt: missing.at } : verdict;
}
