import type { Period } from '#lib/domain/calendar/period.ts';
import { resultOf, type SurveyResult } from '#lib/domain/statistics/result.ts';
import { tallyDifferences, type TallyDifference } from '#lib/domain/statistics/tally-difference.ts';
import { emptyTally } from '#lib/domain/statistics/tally.ts';
import type { Channel } from '#lib/domain/surveys/response.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import { inSnapshot } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { getRound, instrumentOf } from '#lib/server/surveys/service.ts';
import { readRoundRules } from './round-rules.ts';
import { countedFigures } from './service.ts';
import { readTally, recountTally, type Standing, type TallyPart } from './tally-repository.ts';

export interface RecountDifference extends TallyDifference {
  readonly standing: Standing;
  readonly channel: Channel;
}

export interface Recount {
  /** Figures from every response, without the tallies. */
  readonly result: SurveyResult<'staff'>;
  /** Empty when the tallies and the responses not folded yet say exactly the same. */
  readonly differences: readonly RecountDifference[];
}

/** Counts a round anew from its responses and compares every number, at one moment, beside a running program. */
export async function recountRound(deps: Dependencies, slug: SurveySlug, period: Period): Promise<Recount> {
  const { round } = await getRound(deps, slug, period);
  const instrument = instrumentOf(round);
  const rules = (await readRoundRules(deps))(round);
  const shape = { itemCount: instrument.items.length, scaleMax: instrument.scaleMax };
  const [stored, recounted] = await inSnapshot(deps.db, async (tx) => [
    await readTally(tx, round.id, shape),
    await recountTally(tx, round.id, shape)
  ]);
  const none = emptyTally(shape.itemCount, shape.scaleMax);
  const names = new Map([...(stored ?? []), ...(recounted ?? [])].map((part) => [nameOf(part), part]));
  const differences = [...names.values()].flatMap(({ standing, channel }) => {
    const of = (parts: readonly TallyPart[] = []) =>
      parts.find((part) => part.standing === standing && part.channel === channel)?.tally ?? none;
    return tallyDifferences(of(stored), of(recounted)).map((found) => ({ standing, channel, ...found }));
  });
  return { result: resultOf({ instrument, rules, ...countedFigures(round, recounted ?? []) }), differences };
}

const nameOf = ({ standing, channel }: TallyPart) => `${standing} ${channel}`;
