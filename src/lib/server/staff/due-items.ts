import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { makeOfficeDate, officeDateAt, yearOf } from '#lib/domain/calendar/office-date.ts';
import { formatPeriod, periodName } from '#lib/domain/calendar/period.ts';
import { actorMay, type Actor } from '#lib/domain/staff/actor.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import type { DueAction } from '#lib/domain/surveys/round-due.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import { listMissingYears } from '#lib/server/calendar/service.ts';
import { inboxCounts, inboxHref } from '#lib/server/complaints/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listDueRounds, listRoundOverviews } from '#lib/server/statistics/service.ts';
import { listDueReports, type WhistleblowingDependencies } from '#lib/server/whistleblowing/service.ts';

export interface DueItem {
  readonly href: string;
  /** What to do, as a verb and its object. */
  readonly title: string;
  /** Until when, already formatted. */
  readonly until: string;
  readonly isLate: boolean;
}

const verbs: Readonly<Record<DueAction['action'], string>> = {
  close: 'Segera berakhir:',
  review: 'Periksa',
  publish: 'Terbitkan'
};

/**
 * What is due for the actor today and in the coming days: whistleblowers and complainants first, people wait for them; each list the
 * most urgent first.
 */
export async function listDueItems(deps: WhistleblowingDependencies, actor: Actor): Promise<readonly DueItem[]> {
  const others = [dueComplaints, missingHolidays, heldAnswers, dueRounds].map((list) => list(deps, actor));
  const lists: Promise<readonly DueItem[]>[] = [listDueReports(deps, actor), ...others];
  return (await Promise.all(lists)).flat();
}

/** Without a year's holidays, its deadlines come too early. */
async function missingHolidays(deps: Dependencies, actor: Actor): Promise<DueItem[]> {
  if (!actorMay(actor, 'settings.manage')) return [];
  const today = officeDateAt(deps.now());
  return (await listMissingYears(deps)).map((year) => ({
    href: `/staf/hari-libur?tahun=${year}`,
    title: `Isi hari libur tahun ${year}`,
    until: year === yearOf(today) ? 'Terlambat' : `Sebelum ${formatDate(makeOfficeDate(year, 1, 1))}`,
    isLate: year === yearOf(today)
  }));
}

async function dueComplaints(deps: Dependencies, actor: Actor): Promise<readonly DueItem[]> {
  if (!actorMay(actor, 'complaints.handle')) return [];
  const { overdue, due, reply, quarantined } = await inboxCounts(deps, actor);
  const items: DueItem[] = [];
  if (overdue > 0) {
    items.push({
      href: inboxHref('overdue'),
      title: `Tangani ${overdue} pengaduan yang terlambat`,
      until: 'Lewat tenggat',
      isLate: true
    });
  }
  if (due > 0)
    items.push({
      href: inboxHref('due'),
      title: `Tangani ${due} pengaduan yang jatuh tempo`,
      until: 'Hari ini',
      isLate: false
    });
  if (reply > 0)
    items.push({
      href: inboxHref('reply'),
      title: `Balas pesan pengadu pada ${reply} pengaduan`,
      until: 'Pengadu menunggu',
      isLate: false
    });
  if (quarantined > 0)
    items.push({
      href: inboxHref('quarantined'),
      title: `Periksa ${quarantined} pengaduan yang datang saat kiriman membanjir`,
      until: 'Tenggatnya berjalan',
      isLate: false
    });
  return items;
}

/** Flagged answers stand in no figure until somebody decides; the review of the round is the last chance. */
async function heldAnswers(deps: Dependencies, actor: Actor): Promise<readonly DueItem[]> {
  if (!actorMay(actor, 'rounds.manage')) return [];
  return (await listRoundOverviews(deps))
    .filter(({ heldN, status }) => heldN > 0 && (status === 'open' || status === 'closed'))
    .map(({ round, heldN }) => ({
      href: `/staf/survei/${round.survey}/${formatPeriod(round.period)}`,
      title: `Putuskan ${formatCount(heldN, 'id')} jawaban yang ditandai: ${surveyOf(round.survey).name.id.toLowerCase()}, ${periodName(round.period)}`,
      until: 'Sebelum angkanya diperiksa',
      isLate: false
    }));
}

async function dueRounds(deps: Dependencies, actor: Actor): Promise<readonly DueItem[]> {
  if (!actorMay(actor, 'surveys.read')) return [];
  return (await listDueRounds(deps)).map(({ round, due }) => ({
    href: `/staf/survei/${round.survey}/${formatPeriod(round.period)}`,
    title: `${verbs[due.action]} ${surveyOf(round.survey).name.id.toLowerCase()}, ${periodName(round.period)}`,
    until: due.isLate ? `Terlambat, seharusnya ${formatDate(due.dueOn)}` : formatDate(due.dueOn),
    isLate: due.isLate
  }));
}
