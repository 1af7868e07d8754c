import { addQuarters, periodIndex, type Period } from '#lib/domain/calendar/period.ts';
import { notFound } from '#lib/domain/errors.ts';
import { graceDaysOf } from '#lib/domain/settings/setting-readings.ts';
import { changeOf, type Change } from '#lib/domain/statistics/change.ts';
import { isPublicRound, type PublicationRules } from '#lib/domain/statistics/publication.ts';
import { publicResult, resultOf, type Audience, type SurveyResult } from '#lib/domain/statistics/result.ts';
import { unpublishedText } from '#lib/domain/statistics/unpublished-text.ts';
import { addTallies, emptyTally, type Tally } from '#lib/domain/statistics/tally.ts';
import type { Channel } from '#lib/domain/surveys/response.ts';
import { publicationDueOn, roundStatusOn, type RoundStatus } from '#lib/domain/surveys/round.ts';
import { surveySlugs, type SurveySlug } from '#lib/domain/surveys/survey.ts';
import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import { getRound, instrumentOf, listSurveyRounds, type Round } from '#lib/server/surveys/service.ts';
import { readRoundRules } from './round-rules.ts';
import { readTallies, readTally, type InstrumentShape, type TallyPart } from './tally-repository.ts';

export { listWbsCounts, type WbsHalfYear } from './whistleblowing-counts.ts';
export { foldAll, foldRemainder, foldRound } from './folding.ts';
export { listDueRounds, listRoundOverviews, type DueRound, type RoundOverview } from './overview.ts';
export { countHeldResponses, lockTally, voidResponse } from './tally-repository.ts';

export interface RoundResult<For extends Audience = Audience> {
  readonly round: Round;
  readonly status: RoundStatus;
  readonly result: SurveyResult<For>;
  /** Compared with the quarter before; null where that has no result to compare with. */
  readonly change: Change | null;
}

/** A round's figures as staff see them, with and without what is held back. */
export interface StaffRoundResult extends RoundResult<'staff'> {
  /** Flagged responses that are not in `result`. */
  readonly heldN: number;
  /** Last day on which a publication is on time. */
  readonly publicationDueOn: OfficeDate;
  /** The figures as they would be with the flagged responses; null when there are none. */
  readonly withHeld: SurveyResult<'staff'> | null;
}

interface RoundFigures {
  readonly tally: Tally;
  readonly channels: Partial<Record<Channel, number>>;
}

/** Figures of any round, for staff: exact to the moment. */
export async function getStaffResult(
  deps: ReadDependencies,
  slug: SurveySlug,
  period: Period
): Promise<StaffRoundResult> {
  const { round, status } = await getRound(deps, slug, period);
  const instrument = instrumentOf(round);
  const [parts, rulesOf] = await Promise.all([readParts(deps, round), readRoundRules(deps)]);
  const rules = rulesOf(round);
  const held = parts.filter((part) => part.standing === 'held');
  const counted = figuresOf(round, parts, false);
  const result = resultOf({ instrument, rules, ...counted });
  return {
    round,
    status,
    result,
    change: await changeBefore(deps, round, counted.tally, () => true, rules),
    publicationDueOn: publicationDueOn(round.period, graceDaysOf(await readSettings(deps.db), round.period)),
    heldN: held.reduce((sum, part) => sum + part.tally.n, 0),
    withHeld: held.length > 0 ? resultOf({ instrument, rules, ...figuresOf(round, parts, true) }) : null
  };
}

/** Figures of a published round as far as the public may see them; not found for any other. */
export async function getPublicResult(
  deps: Dependencies,
  slug: SurveySlug,
  period: Period
): Promise<RoundResult<'public'>> {
  const { round, status } = await getRound(deps, slug, period);
  if (!isPublicRound(status)) throw notFound(unpublishedText(round, status, officeDateAt(deps.now()), 'id'));
  const [parts, rulesOf] = await Promise.all([readParts(deps, round), readRoundRules(deps)]);
  const [figures, rules] = [figuresOf(round, parts, false), rulesOf(round)];
  return {
    round,
    status,
    result: publicResult(resultOf({ instrument: instrumentOf(round), rules, ...figures })),
    change: await changeBefore(deps, round, figures.tally, isPublicRound, rules)
  };
}

/**
 * Published quarters of a survey, oldest first: all of them, or the newest `quarters` up to `until`. Three queries, however
 * many there are.
 */
export async function listPublicResults(
  deps: Dependencies,
  slug: SurveySlug,
  { quarters = Infinity, until }: { quarters?: number; until?: Period } = {}
): Promise<RoundResult<'public'>[]> {
  const today = officeDateAt(deps.now());
  const last = until ? periodIndex(until) : Infinity;
  const rounds = (await listSurveyRounds(deps, slug)).filter(
    (round) => periodIndex(round.period) <= last && isPublicRound(roundStatusOn(round, today))
  );
  // One more than asked for: the oldest one shown is compared with it.
  const newest = rounds.slice(-(quarters + 1));
  const shapes = newest.map((round) => ({ roundId: round.id, shape: shapeOf(round) }));
  const [parts, rulesOf] = await Promise.all([readTallies(deps.db, shapes), readRoundRules(deps)]);
  const published = newest.map((round) => ({ round, figures: figuresOf(round, parts.get(round.id) ?? [], false) }));
  const results = published.map(({ round, figures }, place) => {
    const before = published[place - 1];
    const rules = rulesOf(round);
    return {
      round,
      status: roundStatusOn(round, today),
      result: publicResult(resultOf({ instrument: instrumentOf(round), rules, ...figures })),
      change: before ? changeBetween(before.round, before.figures.tally, round, figures.tally, rules) : null
    };
  });
  return results.slice(-quarters);
}

/** The newest published quarters of each survey, oldest first; empty for a survey without any. */
export async function listRecentResults(
  deps: Dependencies,
  quarters: number
): Promise<{ readonly slug: SurveySlug; readonly results: RoundResult<'public'>[] }[]> {
  return Promise.all(
    surveySlugs.map(async (slug) => ({ slug, results: await listPublicResults(deps, slug, { quarters }) }))
  );
}

function readParts({ db }: ReadDependencies, round: Round): Promise<TallyPart[]> {
  return readTally(db, round.id, shapeOf(round));
}

function shapeOf(round: Round): InstrumentShape {
  const { items, scaleMax } = instrumentOf(round);
  return { itemCount: items.length, scaleMax };
}

/** The counted parts of a round, put together. */
export function countedFigures(round: Round, parts: readonly TallyPart[]): RoundFigures {
  return figuresOf(round, parts, false);
}

function figuresOf(round: Round, parts: readonly TallyPart[], withHeld: boolean): RoundFigures {
  const { items, scaleMax } = instrumentOf(round);
  const taken = parts.filter((part) => withHeld || part.standing === 'counted');
  const channels: Partial<Record<Channel, number>> = {};
  for (const { channel, tally } of taken) channels[channel] = (channels[channel] ?? 0) + tally.n;
  return {
    channels,
    tally: taken.reduce((sum, part) => addTallies(sum, part.tally), emptyTally(items.length, scaleMax))
  };
}

async function changeBefore(
  deps: ReadDependencies,
  round: Round,
  tally: Tally,
  visible: (status: RoundStatus) => boolean,
  rules: PublicationRules
): Promise<Change | null> {
  const period = addQuarters(round.period, -1);
  const before = (await listSurveyRounds(deps, round.survey)).find(
    (candidate) => candidate.period.year === period.year && candidate.period.quarter === period.quarter
  );
  if (!before || !visible(roundStatusOn(before, officeDateAt(deps.now())))) return null;
  const figures = figuresOf(before, await readParts(deps, before), false);
  return changeBetween(before, figures.tally, round, tally, rules);
}

function changeBetween(
  before: Round,
  beforeTally: Tally,
  after: Round,
  afterTally: Tally,
  rules: PublicationRules
): Change | null {
  const next = addQuarters(before.period, 1);
  if (next.year !== after.period.year || next.quarter !== after.period.quarter) return null;
  return changeOf(
    { instrument: instrumentOf(before), tally: beforeTally },
    { instrument: instrumentOf(after), tally: afterTally },
    rules
  );
}
