import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { invalid } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { findLastAudit, recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordWbsAudit } from './audit.ts';
import { listRecordedMessages } from './audit-repository.ts';
import { listCaseMessages, listReportsSealedTo, listWraps } from './case-repository.ts';
import { holderOf, strandsOf, wireReportOf, wireWrapOf } from './case-rows.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyBytes } from './held-case.ts';
import { ensureInstanceId, keyListHistory, trustedBodies } from './key-list.ts';
import type { ReportRow } from './report-repository.ts';

const action = 'wbs.recovery';

/** Everything that its reporters sealed to a recovery key, as it lies in the database, for the ceremony's page. */
export interface RecoveryFile {
  readonly alg: 'wbs1';
  readonly what: 'recovery';
  /** What the page verifies it against; people compare the root key with the poster. */
  readonly trust: {
    readonly instanceId: string;
    readonly rootKey: string;
    /** Oldest first. */
    readonly history: readonly SignedKeyList[];
  };
  readonly reports: readonly Awaited<ReturnType<typeof sealedCase>>[];
}

/**
 * Takes the reports for the recovery key, without anybody's key: the day it is needed, no recipient can open any more. Nothing in
 * it is readable without two of the three envelopes. The recipients' trail, the general log and `/wbs` tell that it was taken, and not
 * how many reports there are.
 *
 * @throws DomainError `forbidden`, `invalid` when no list of the root key names a recovery key
 */
export async function takeRecoveryFile(deps: WhistleblowingDependencies, actor: Actor): Promise<RecoveryFile> {
  requireMay(actor, 'wbs.keys');
  const { db, now, config } = deps;
  const { wbsRootKey: rootKey } = config;
  const listed = [...(await trustedBodies(deps)).values()].flatMap(({ keys }) => keys);
  const keyIds = [...new Set(listed.filter(({ recovery }) => recovery).map(({ keyId }) => keyId))];
  if (rootKey === undefined || keyIds.length === 0)
    throw invalid(
      'Tidak ada kunci pemulihan di daftar yang ditandatangani kunci induk. Periksa WBS_ROOT_KEY; tanpa kunci pemulihan tidak ada yang dapat dibuka.'
    );
  const history = (await keyListHistory(db)).map(({ body, signature }) => ({ body, signature }));
  const trust = { instanceId: await ensureInstanceId(db), rootKey, history };
  return inTransaction(db, async (tx) => {
    const reports: RecoveryFile['reports'][number][] = [];
    for (const row of await listReportsSealedTo(tx, keyIds.map(keyBytes)))
      reports.push(await sealedCase(tx, row, keyIds));
    await recordAudit(tx, { at: now(), actor, action, subject: 'wbs-trail' });
    await recordWbsAudit(tx, { at: now(), actor, action, subject: '', details: { keys: keyIds } });
    return { alg: 'wbs1', what: 'recovery', trust, reports };
  });
}

async function sealedCase(tx: Queryable, row: ReportRow, keyIds: readonly string[]) {
  const report = wireReportOf(row);
  const wraps = await listWraps(tx, row.id);
  return {
    report,
    state: row.state,
    receivedOn: row.receivedOn,
    wraps: wraps.map(wireWrapOf).filter(({ keyId }) => keyIds.includes(keyId)),
    ...strandsOf(await listCaseMessages(tx, row.id)),
    holders: wraps.map(holderOf),
    readSeq: Math.max(0, ...wraps.map(({ readSeq }) => readSeq)),
    recorded: await listRecordedMessages(tx, report.id)
  };
}

/** The day on which the file was last taken; null: never. */
export async function lastRecovery({ db }: Pick<WhistleblowingDependencies, 'db'>): Promise<OfficeDate | null> {
  const last = await findLastAudit(db, action);
  return last ? officeDateAt(last.at.getTime()) : null;
}
