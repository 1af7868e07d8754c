import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { formatPeriod, periodName } from '#lib/domain/calendar/period.ts';
import { actorMay, type Actor } from '#lib/domain/staff/actor.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listRoundOverviews } from '#lib/server/statistics/service.ts';

export interface OpenRound {
  readonly href: string;
  readonly title: string;
  /** Such as `124 jawaban, 12 ditandai`; to the moment. */
  readonly answers: string;
  /** Last day, already formatted. */
  readonly until: string;
}

/** The rounds that people can answer now. */
export async function listOpenRounds(deps: Dependencies, actor: Actor): Promise<readonly OpenRound[]> {
  if (!actorMay(actor, 'surveys.read')) return [];
  const overviews = await listRoundOverviews(deps);
  return overviews
    .filter(({ status }) => status === 'open')
    .map(({ round, n, heldN }) => ({
      href: `/staf/survei/${round.survey}/${formatPeriod(round.period)}`,
      title: `${surveyOf(round.survey).name.id}, ${periodName(round.period)}`,
      answers: `${formatCount(n, 'id')} jawaban${heldN > 0 ? `, ${formatCount(heldN, 'id')} ditandai` : ''}`,
      until: `sampai ${formatDate(round.closesOn)}`
    }));
}
