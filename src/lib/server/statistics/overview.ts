import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { graceDaysOf } from '#lib/domain/settings/setting-readings.ts';
import { dueActionOf, type DueAction } from '#lib/domain/surveys/round-due.ts';
import { roundStatusOn, type RoundStatus } from '#lib/domain/surveys/round.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import { listSurveyRounds, type Round } from '#lib/server/surveys/service.ts';
import { countRespondents } from './round-count-repository.ts';

export interface RoundOverview {
  readonly round: Round;
  readonly status: RoundStatus;
  /** Responses in the figures, to the moment. */
  readonly n: number;
  /** Flagged responses waiting for a decision. */
  readonly heldN: number;
  readonly due: DueAction | undefined;
}

export interface DueRound extends RoundOverview {
  readonly due: DueAction;
}

/** Every round with its status, how many answered, and what is due; oldest first. */
export async function listRoundOverviews(deps: ReadDependencies): Promise<RoundOverview[]> {
  const today = officeDateAt(deps.now());
  const [rounds, counts, settings] = await Promise.all([
    listSurveyRounds(deps),
    countRespondents(deps.db),
    readSettings(deps.db)
  ]);
  return rounds.map((round) => {
    const count = (standing: string) =>
      counts.find((entry) => entry.roundId === round.id && entry.standing === standing)?.n ?? 0;
    const [n, heldN, status] = [count('counted'), count('held'), roundStatusOn(round, today)];
    const grace = graceDaysOf(settings, round.period);
    const due = dueActionOf({ ...round, status, hasAnswers: n + heldN > 0 }, today, grace);
    return { round, status, n, heldN, due };
  });
}

/** Rounds that wait for a person, the most urgent first. */
export async function listDueRounds(deps: ReadDependencies): Promise<DueRound[]> {
  const overviews = await listRoundOverviews(deps);
  return overviews
    .flatMap((overview) => (overview.due ? [{ ...overview, due: overview.due }] : []))
    .sort((a, b) => (a.due.dueOn < b.due.dueOn ? -1 : a.due.dueOn > b.due.dueOn ? 1 : 0));
}
