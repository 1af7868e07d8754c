import { formatDate, formatDateRange } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { addQuarters, formatPeriod, periodName } from '#lib/domain/calendar/period.ts';
import { changeSentence } from '#lib/domain/statistics/message.ts';
import { formatCount, formatDecimal, formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { isPublicRound } from '#lib/domain/statistics/publication.ts';
import type { SurveyResult } from '#lib/domain/statistics/result.ts';
import { channels } from '#lib/domain/surveys/response.ts';
import type { DueAction } from '#lib/domain/surveys/round-due.ts';
import { stepNameOf } from '#lib/domain/surveys/round-step.ts';
import { actionsFor, mayChangeDates, type RoundStatus } from '#lib/domain/surveys/round.ts';
import { surveyOf, surveys } from '#lib/domain/surveys/survey.ts';
import { channelNames, roundActionNames, roundStatusNames } from '#lib/domain/surveys/survey-words.ts';
import { instrumentOf, type Round, type UncountedResponses } from '#lib/server/surveys/service.ts';
import type { RoundOverview, StaffRoundResult } from './service.ts';

const dueVerbs: Readonly<Record<DueAction['action'], string>> = {
  close: 'Berakhir',
  review: 'Periksa paling lambat',
  publish: 'Terbitkan paling lambat'
};

/** `Periksa paling lambat 31 Desember 2026`. */
export function dueText({ action, dueOn }: DueAction): string {
  return `${dueVerbs[action]} ${formatDate(dueOn)}`;
}

export function roundPath({ survey, period }: Pick<Round, 'survey' | 'period'>): string {
  return `/staf/survei/${survey}/${formatPeriod(period)}`;
}

/** All rounds by survey, the newest first. */
export function presentOverviews(overviews: readonly RoundOverview[]) {
  return surveys.map(({ slug, name, indexCode }) => ({
    slug,
    name: name.id,
    indexCode,
    rounds: overviews
      .filter(({ round }) => round.survey === slug)
      .reverse()
      .map(({ round, status, n, heldN, due }) => ({
        href: roundPath(round),
        period: periodName(round.period),
        window: formatDateRange(round.opensOn, round.closesOn),
        status: roundStatusNames[status],
        isOpen: status === 'open',
        n: formatCount(n, 'id'),
        held: heldN > 0 ? formatCount(heldN, 'id') : undefined,
        due: due && { text: dueText(due), isLate: due.isLate }
      }))
  }));
}

export function presentStaffRound(staff: StaffRoundResult, uncounted: UncountedResponses, now: number) {
  const { round, status, result, heldN, withHeld, change } = staff;
  const total = result.n + heldN + uncounted.late + uncounted.voided;
  const [next] = actionsFor(status);
  return {
    href: roundPath(round),
    survey: surveyOf(round.survey).name.id,
    period: periodName(round.period),
    state: stateSentence(round, status, officeDateAt(now)),
    status: roundStatusNames[status],
    isPublic: isPublicRound(status),
    nextVersion: round.version + 1,
    counts: countsSentence(result.n, heldN, uncounted),
    quarantined: uncounted.quarantined,
    figure: presentFigure(result),
    withHeld: withHeld && { figure: presentFigure(withHeld), count: formatCount(heldN, 'id') },
    change: change && changeSentence(change, periodName(addQuarters(round.period, -1)), 'id'),
    items: presentItems(round, result),
    channels: channels
      .map((channel) => ({ name: channelNames[channel].id, n: result.channels[channel] ?? 0 }))
      .filter(({ n }) => n > 0)
      .map(({ name, n }) => ({ name, n: formatCount(n, 'id') })),
    dates: { opensOn: round.opensOn, closesOn: round.closesOn },
    mayChangeDates: mayChangeDates(status),
    next: next && {
      href: `${roundPath(round)}/${stepNameOf(next)}`,
      // A round closes by itself; doing it by hand is the exception.
      label: next === 'close' ? 'Tutup lebih awal' : roundActionNames[next],
      isDue: next !== 'close' && next !== 'open' && next !== 'correct'
    },
    rows: { counted: formatCount(result.n, 'id'), all: formatCount(total, 'id'), hasMore: total > result.n }
  };
}

function stateSentence(round: Round, status: RoundStatus, today: string): string {
  const [opens, closes] = [formatDate(round.opensOn), formatDate(round.closesOn)];
  switch (status) {
    case 'planned':
      return `Dibuka ${opens}, ditutup ${closes} pukul 24.00 WITA.`;
    case 'open':
      return round.closesOn === today
        ? 'Buka, ditutup hari ini pukul 24.00 WITA.'
        : `Buka sampai ${closes} pukul 24.00 WITA.`;
    case 'closed':
      return `Ditutup ${closes}. Belum diperiksa.`;
    case 'reviewed':
      return `Ditutup ${closes}. Sudah diperiksa, belum terbit.`;
    case 'published':
    case 'corrected': {
      const on = round.publishedAt ? ` ${formatDate(officeDateAt(round.publishedAt.getTime()))}` : '';
      return `Terbit${on}, versi ${round.version}.`;
    }
  }
}

/** `n = 123 jawaban dihitung (3 ditandai dan 1 terlambat tidak dihitung)`. */
function countsSentence(n: number, held: number, { late, voided }: UncountedResponses): string {
  const others = [
    held > 0 && `${formatCount(held, 'id')} ditandai`,
    late > 0 && `${formatCount(late, 'id')} terlambat`,
    voided > 0 && `${formatCount(voided, 'id')} dibatalkan`
  ].filter((part) => part !== false);
  const counted = `n = ${formatCount(n, 'id')} jawaban dihitung`;
  if (others.length === 0) return counted;
  const last = others.pop() ?? '';
  return `${counted} (${others.length > 0 ? `${others.join(', ')} dan ${last}` : last} tidak dihitung)`;
}

export function presentFigure({ index, n, missing, reliability, method }: SurveyResult<'staff'>) {
  if (!index) {
    return {
      n: formatCount(n, 'id'),
      why:
        missing?.reason === 'item_without_answers'
          ? 'Ada pertanyaan yang belum dijawab siapa pun.'
          : 'Belum ada jawaban.'
    };
  }
  const others = index.possibleGrades.filter(({ code }) => code !== index.grade.code).map(({ code }) => code);
  return {
    n: formatCount(n, 'id'),
    label: index.outOf === 100 ? index.code : `${index.code} dari 4`,
    value: formatHundredths(index.value, 'id'),
    grade: `${index.grade.label.id} (mutu ${index.grade.code}${others.length > 0 ? `, mungkin ${others.join(' atau ')}` : ''})`,
    interval:
      index.interval &&
      `Rentang 95%: ${formatHundredths(index.interval.low, 'id')}–${formatHundredths(index.interval.high, 'id')}`,
    targets: index.targets.map(
      ({ name, target, reached }) =>
        `Target ${name} ${formatHundredths(target, 'id')}: ${reached ? 'tercapai' : 'belum tercapai'}`
    ),
    limitedBelow: reliability === 'full' ? null : method.rules.limitedBelow
  };
}

function presentItems(round: Round, result: SurveyResult<'staff'>) {
  const { items } = instrumentOf(round);
  return result.items.map((item, place) => ({
    key: item.key,
    name: items[place]?.element.id ?? item.key,
    n: formatCount(item.n, 'id'),
    mean: item.meanThousandths === null ? '–' : formatDecimal(item.meanThousandths, 3, 'id'),
    value100: item.value100 === null ? '–' : formatHundredths(item.value100, 'id'),
    grade: item.grade ?? '–',
    rank: item.rank === null ? '–' : String(item.rank)
  }));
}
