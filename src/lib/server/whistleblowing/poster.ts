import { isOfficeDate, officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { invalid } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { ensureInstanceId } from './key-list.ts';
import { findComparison, putComparison } from './key-repository.ts';

/** The day on which somebody last compared this very root key with the poster; null: nobody did, or it was another key. */
export async function lastCompared({
  db,
  config
}: Pick<WhistleblowingDependencies, 'db' | 'config'>): Promise<OfficeDate | null> {
  const compared = await findComparison(db);
  const isThisKey = compared?.root.toString('base64url') === config.wbsRootKey;
  return compared && isThisKey ? compared.day : null;
}

/**
 * Keeps the day on which a person compared the root key with the poster: the program itself cannot see a wall.
 *
 * @throws DomainError `forbidden`, `invalid` with the fields `comparedOn`, `compared`
 */
export async function recordCompared(
  { db, now, config }: WhistleblowingDependencies,
  actor: Actor,
  { comparedOn, compared }: { readonly comparedOn: string; readonly compared: boolean }
): Promise<void> {
  requireMay(actor, 'wbs.keys');
  const { wbsRootKey: root } = config;
  if (root === undefined) throw invalid('Kunci induk belum terpasang, jadi belum ada yang dapat dibandingkan.');
  const problems = {
    ...(!isOfficeDate(comparedOn) && { comparedOn: 'Tulis tanggalnya, misalnya 2026-11-24.' }),
    ...(isOfficeDate(comparedOn) &&
      comparedOn > officeDateAt(now()) && { comparedOn: 'Tanggal ini belum tiba. Tulis hari pembandingannya.' }),
    ...(!compared && { compared: 'Centang pernyataan ini, sesudah membandingkannya dengan mata sendiri.' })
  };
  const [first] = Object.values(problems);
  if (first !== undefined) throw invalid(first, problems);
  await ensureInstanceId(db);
  await inTransaction(db, async (tx) => {
    await putComparison(tx, comparedOn, Buffer.from(root, 'base64url'));
    await recordAudit(tx, { at: now(), actor, action: 'wbs.poster', subject: comparedOn, details: {} });
  });
}
