import { addDays, officeDateAt, startOfOfficeDate, yearOf } from '#lib/domain/calendar/office-date.ts';
import {
  daysOfHalfYear,
  endedHalfYears,
  formatHalfYear,
  parseHalfYear,
  type HalfYear
} from '#lib/domain/calendar/half-year.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Settings } from '#lib/domain/settings/setting-registry.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { HalfYearCounts } from '#lib/domain/whistleblowing/half-year.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { wbsAuditHeadAt, type WbsAuditHead } from './audit.ts';
import { halfYearCounts } from './counts.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { findFirstListDay } from './half-year-repository.ts';
import { publicChannel, type PublicChannel } from './public-channel.ts';

/** Years back from today's that the list reaches. */
const yearsBack = 2;

export interface HalfYearFigures {
  readonly halfYear: HalfYear;
  readonly counts: HalfYearCounts;
}

/** The half-years that are over since reports can be sent, the newest first. @throws DomainError `forbidden` */
export async function listHalfYearFigures({ db, now }: ReadDependencies, actor: Actor): Promise<HalfYearFigures[]> {
  requireMay(actor, 'wbs.figures');
  const today = officeDateAt(now());
  const first = await findFirstListDay(db);
  if (first === undefined) return [];
  const ended = endedHalfYears(yearOf(today) - yearsBack, today)
    .filter((halfYear) => daysOfHalfYear(halfYear).to >= first)
    .reverse();
  return Promise.all(ended.map(async (halfYear) => ({ halfYear, counts: await halfYearCounts({ db }, halfYear) })));
}

/** Everything the half-year's evaluation says; nothing in it leads to a report. */
export interface HalfYearEvaluation extends HalfYearFigures {
  /** In force on the half-year's last day. */
  readonly settings: Settings;
  /** The recipients' trail at the end of the half-year. */
  readonly trail: WbsAuditHead;
  /** Who may read, as everybody sees it today. */
  readonly channel: PublicChannel;
}

/**
 * The evaluation of a half-year that is over (plan row V.2.1), noted in the general audit log because it leaves as a file.
 *
 * @param text `2026-s1`
 * @throws DomainError `forbidden`, `not_found` for the running half-year and anything else
 */
export async function takeHalfYearEvaluation(
  deps: WhistleblowingDependencies,
  actor: Actor,
  text: string
): Promise<HalfYearEvaluation> {
  requireMay(actor, 'wbs.figures');
  const halfYear = requireEnded(text, officeDateAt(deps.now()));
  const { to } = daysOfHalfYear(halfYear);
  const [counts, settings, trail, channel] = await Promise.all([
    halfYearCounts({ db: deps.db }, halfYear),
    settingsOn(deps.db, to),
    wbsAuditHeadAt(deps.db, startOfOfficeDate(addDays(to, 1))),
    publicChannel(deps)
  ]);
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, {
      at: deps.now(),
      actor,
      action: 'export.download',
      subject: `wbs/${formatHalfYear(halfYear)}`,
      details: { file: 'laporan.pdf' }
    })
  );
  return { halfYear, counts, settings, trail, channel };
}

function requireEnded(text: string, today: string): HalfYear {
  const halfYear = parseHalfYear(text);
  const isOver = halfYear && daysOfHalfYear(halfYear).to < today;
  if (!isOver) throw notFound('Laporan semester itu belum ada. Pilih semester yang sudah berakhir.');
  return halfYear;
}
