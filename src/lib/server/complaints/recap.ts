import { lastDayOf, monthOf, monthIndex, monthTitle, parseMonth, type Month } from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { MonthRecap, QuarterRecap } from '#lib/domain/complaints/recap.ts';
import { notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { firstRecapMonth, sameFigures } from './freeze-recaps.ts';
import { recapMonth } from './recap-of-cases.ts';
import { countQuarantined, findRecap, listRecaps, listSummaries, type StoredRecap } from './recap-repository.ts';

/** A month as the public sees it: frozen, corrected or not. */
export interface FrozenRecap {
  readonly recap: MonthRecap;
  readonly version: number;
  readonly frozenAt: Date;
}

export interface StaffRecap {
  readonly month: Month;
  /** What the month's file and page show: the frozen figures, while it runs those of now. */
  readonly recap: MonthRecap;
  readonly frozen: FrozenRecap | undefined;
  /** The figures of now where they are no longer the frozen ones. */
  readonly changed: MonthRecap | undefined;
  /** Untouched cases of a flood that are not counted. */
  readonly quarantined: number;
}

/** Frozen months, oldest first; their recaps have no rows. */
export async function listFrozenRecaps({ db }: Pick<ReadDependencies, 'db'>): Promise<(FrozenRecap & Month)[]> {
  return (await listRecaps(db)).map((stored) => ({ ...frozenOf(stored), year: stored.year, month: stored.month }));
}

/** The frozen quarters, oldest first: what the plan's measures show. */
export async function listQuarterRecaps({ db }: Pick<ReadDependencies, 'db'>): Promise<QuarterRecap[]> {
  return (await listRecaps(db)).flatMap(({ recap }) => recap.quarter ?? []);
}

/** @throws DomainError `not_found` for a month that is not frozen */
export async function getFrozenRecap({ db }: Pick<ReadDependencies, 'db'>, month: Month): Promise<FrozenRecap> {
  const stored = await findRecap(db, month);
  if (!stored)
    throw notFound(`Rekap pengaduan ${monthTitle(month)} belum ada. Rekap dibuat setelah bulannya berakhir.`);
  return frozenOf(stored);
}

/** @throws DomainError `forbidden`, `not_found` for a month before the first or after the current one */
export async function getStaffRecap(deps: ReadDependencies, actor: Actor, month: Month): Promise<StaffRecap> {
  requireMay(actor, 'complaints.recap');
  const stored = await findRecap(deps.db, month);
  const current = monthOf(officeDateAt(deps.now()));
  const first = await firstRecapMonth(deps);
  if (!stored && (monthIndex(month) > monthIndex(current) || !first || monthIndex(month) < monthIndex(first))) {
    throw notFound(`Tidak ada rekap pengaduan untuk ${monthTitle(month)}.`);
  }
  const live = await recapMonth(deps.db, month);
  const frozen = stored && frozenOf(stored);
  return {
    month,
    recap: frozen?.recap ?? live,
    frozen,
    changed: frozen && !sameFigures(frozen.recap, live) ? live : undefined,
    quarantined: await countQuarantined(deps.db, lastDayOf(month))
  };
}

/** The months staff can open: from the first one up to the current, newest first. */
export async function listStaffRecaps(deps: ReadDependencies, actor: Actor) {
  requireMay(actor, 'complaints.recap');
  const current = monthOf(officeDateAt(deps.now()));
  const frozen = await listFrozenRecaps(deps);
  return { current: { ...current, recap: await recapMonth(deps.db, current) }, frozen: frozen.reverse() };
}

/** What staff wrote for the public list of the month's cases, as it stands now. */
export function listRecapSummaries({ db }: Pick<ReadDependencies, 'db'>, { rows }: Pick<MonthRecap, 'rows'>) {
  return listSummaries(
    db,
    rows.map(({ id }) => id)
  );
}

/** @throws DomainError `not_found` for text that is no month */
export function requireMonth(text: string): Month {
  const month = parseMonth(text);
  if (!month) throw notFound('Tulis bulan rekap sebagai tahun dan bulan, misalnya 2026-11.');
  return month;
}

function frozenOf({ recap, version, frozenAt }: StoredRecap): FrozenRecap {
  return { recap: recap.month, version, frozenAt };
}
