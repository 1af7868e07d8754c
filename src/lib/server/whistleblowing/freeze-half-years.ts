import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import {
  countText,
  endedHalfYears,
  formatHalfYear,
  halfYearOf,
  type HalfYear
} from '#lib/domain/whistleblowing/half-year.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { inSnapshot, inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { countNow } from './counts.ts';
import { findFirstListDay, findHalfYear, insertHalfYear } from './half-year-repository.ts';

const jobs: Actor = { kind: 'program', name: 'jobs' };

/**
 * Freezes the figures of every half-year that is over, from that of the first list of keys on, also those that ended while the program
 * was off. The same again freezes nothing. The general log keeps what was told, so that another figure later would be seen.
 *
 * @returns those frozen now, oldest first
 */
export async function freezeHalfYears({ db, now }: Dependencies): Promise<HalfYear[]> {
  const first = await findFirstListDay(db);
  if (first === undefined) return [];
  const today = officeDateAt(now());
  const began = formatHalfYear(halfYearOf(first));
  const ended = endedHalfYears(halfYearOf(first).year, today).filter((one) => formatHalfYear(one) >= began);
  const frozen: HalfYear[] = [];
  for (const halfYear of ended) {
    if (await findHalfYear(db, halfYear)) continue;
    const counts = await inSnapshot(db, (tx) => countNow(tx, halfYear));
    const isNew = await inTransaction(db, async (tx) => {
      if (!(await insertHalfYear(tx, halfYear, { counts, frozenOn: today }))) return false;
      const details = {
        received: countText(counts.received),
        closed: countText(counts.closed),
        on_time_rate: counts.onTimeRate ?? null
      };
      const subject = `wbs/${formatHalfYear(halfYear)}`;
      await recordAudit(tx, { at: now(), actor: jobs, action: 'wbs.half_year', subject, details });
      return true;
    });
    if (isNew) frozen.push(halfYear);
  }
  return frozen;
}
