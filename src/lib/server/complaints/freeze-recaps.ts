import {
  addMonths,
  formatMonth,
  monthIndex,
  monthOf,
  monthsBetween,
  monthTitle,
  type Month
} from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { conflict, notFound } from '#lib/domain/errors.ts';
import { actorName, requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { firstAuditInstant, recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { forEachCase, type FaultLog } from './for-each-case.ts';
import { countMonth } from './recap-of-cases.ts';
import { findFirstReceipt, findRecap, insertRecap, listRecaps, lockRecaps } from './recap-repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * The first month with a recap: that of the first complaint, or the one in which the office began to use the program, so that a
 * month without any complaint is reported as such. Undefined before anything happened.
 */
export async function firstRecapMonth({ db }: Pick<ReadDependencies, 'db'>): Promise<Month | undefined> {
  const receipt = await findFirstReceipt(db);
  const started = await firstAuditInstant(db);
  const days = [receipt, started && officeDateAt(started.getTime())].filter((day) => day !== undefined);
  const [first] = days.sort();
  return first === undefined ? undefined : monthOf(first);
}

/**
 * Freezes every month that has ended and is not frozen yet, also those that ended while the program was off. The same again
 * freezes nothing; a month that cannot be counted leaves the others frozen.
 *
 * @returns the months frozen now, oldest first
 */
export async function freezeRecaps(
  deps: Dependencies & { readonly log?: FaultLog },
  actor: Actor = jobs
): Promise<Month[]> {
  const first = await firstRecapMonth(deps);
  if (!first) return [];
  const last = addMonths(monthOf(officeDateAt(deps.now())), -1);
  const frozen = new Set((await listRecaps(deps.db)).map(monthIndex));
  const missing = monthsBetween(first, last).filter((month) => !frozen.has(monthIndex(month)));
  const done: Month[] = [];
  const named = missing.map((month) => ({ id: formatMonth(month), month }));
  await forEachCase(deps, named, async ({ month }) => {
    if (await freezeMonth(deps, actor, month)) done.push(month);
  });
  return done;
}

function freezeMonth(deps: Dependencies, actor: Actor, month: Month): Promise<boolean> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    await lockRecaps(tx);
    if (await findRecap(tx, month)) return false;
    const recap = await countMonth(tx, month);
    await insertRecap(tx, { ...month, version: 1, recap, frozenAt: new Date(at), actor: actorName(actor) });
    const { toFollowUp, inProcess, done } = recap.month;
    const details = { to_follow_up: toFollowUp, in_process: inProcess, done };
    await recordAudit(tx, { at, actor, action: 'recap.freeze', subject: recapSubject(month), details });
    return true;
  });
}

/**
 * Replaces a frozen month by the figures of now, and every later frozen month that changes with it; the old versions stay.
 *
 * @param input.version the version somebody saw when deciding
 * @returns the months that have a new version
 * @throws DomainError `forbidden`, `not_found`, `conflict` when the version is no longer the newest or nothing would change
 */
export async function correctRecap(
  deps: Dependencies,
  actor: Actor,
  { month, version }: { readonly month: Month; readonly version: number }
): Promise<Month[]> {
  requireMay(actor, 'complaints.handle');
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    await lockRecaps(tx);
    const stored = await findRecap(tx, month);
    if (!stored) throw notFound(`Rekap pengaduan ${monthTitle(month)} belum ditetapkan.`);
    if (stored.version !== version) {
      throw conflict('Rekap ini sudah diralat sejak halaman dibuka. Muat ulang halaman dan periksa angkanya.');
    }
    const later = (await listRecaps(tx)).filter((other) => monthIndex(other) >= monthIndex(month));
    const corrected: Month[] = [];
    for (const { year, month: number } of later) {
      const one = { year, month: number };
      const newest = await findRecap(tx, one);
      const recap = await countMonth(tx, one);
      if (!newest || sameFigures(newest.recap, recap)) continue;
      const next = { ...one, version: newest.version + 1, recap, frozenAt: new Date(at), actor: actorName(actor) };
      await insertRecap(tx, next);
      corrected.push(one);
    }
    if (corrected.length === 0) throw conflict('Tidak ada angka yang berubah, jadi tidak ada yang diralat.');
    const details = { months: corrected.map(formatMonth) };
    await recordAudit(tx, { at, actor, action: 'recap.correct', subject: recapSubject(month), details });
    return corrected;
  });
}

/** What the audit log calls the recap of a month. */
export const recapSubject = (month: Month): string => `recap/${formatMonth(month)}`;

/** Equal in everything that is shown, whatever order the keys have after the database. */
export function sameFigures(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );
}
