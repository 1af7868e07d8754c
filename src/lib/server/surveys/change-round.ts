import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { addQuarters, formatPeriod, periodName, samePeriod, type Period } from '#lib/domain/calendar/period.ts';
import { conflict, invalid, notFound, type DomainError } from '#lib/domain/errors.ts';
import type { AuditDetails } from '#lib/domain/audit/entry.ts';
import { closingDayOf } from '#lib/domain/settings/setting-readings.ts';
import {
  closingMoves,
  openingMoves,
  rescheduling,
  type RoundPlace,
  type ScheduleMoves
} from '#lib/domain/surveys/round-schedule.ts';
import {
  actionsFor,
  closingInstant,
  isPublication,
  newRoundDates,
  roundStatusOn,
  stageAfter,
  type RoundAction,
  type RoundDates,
  type RoundStatus
} from '#lib/domain/surveys/round.ts';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import type { VoidForm } from '#lib/domain/surveys/void-form.ts';
import type { RoundStep } from '#lib/domain/surveys/round-step.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { isPublicRound } from '#lib/domain/statistics/publication.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import {
  countHeldResponses,
  foldRemainder,
  foldRound,
  lockTally,
  voidResponse
} from '#lib/server/statistics/service.ts';
import { findRound, insertRound, listRoundsForUpdate, updateRound, type Round } from './repository.ts';

export interface RoundAddress {
  readonly slug: SurveySlug;
  readonly period: Period;
}

export interface ChangedRound {
  readonly round: Round;
  readonly status: RoundStatus;
  /** Neighbours whose dates moved along. */
  readonly moved: readonly Round[];
}

/**
 * The next step in a round's life: `open`, `close`, `review`, `publish` or `correct`. Closing and publishing fold every response,
 * so that the figures stand on the tallies alone. Of two people who do the same at once, one succeeds.
 *
 * @throws DomainError `forbidden`, `not_found`, `conflict` when the round's status does not allow the step
 */
export async function changeRound(
  deps: Dependencies,
  actor: Actor,
  { slug, period, action }: RoundAddress & { readonly action: RoundAction }
): Promise<ChangedRound> {
  requireMay(actor, isPublication(action) ? 'rounds.publish' : 'rounds.manage');
  return inRound(deps, actor, { slug, period }, `round.${action}`, async (tx, place, today) => {
    const { round } = place;
    const status = roundStatusOn(round, today);
    if (!actionsFor(status).includes(action)) throw notAllowed(round, status, action);

    if (action === 'close' || action === 'publish') await foldRemainder(tx, round.id);
    const moves = action === 'open' ? openingMoves(place, today) : action === 'close' ? closingMoves(place, today) : {};
    const now = new Date(deps.now());
    const version = isPublication(action) ? round.version + 1 : round.version;
    await updateRound(tx, round.id, {
      stage: stageAfter[action],
      version,
      ...(action === 'close' && { closedAt: now }),
      ...(action === 'review' && !round.closedAt && { closedAt: new Date(closingInstant(round)) }),
      ...(action === 'publish' && { publishedAt: now })
    });
    return { moves, details: { from: status, version } };
  });
}

/**
 * New opening and closing days of a planned or open round; neighbours follow.
 *
 * @throws DomainError `forbidden`, `not_found`, `conflict`, `invalid` with the fields `opensOn`, `closesOn`
 */
export async function changeRoundDates(
  deps: Dependencies,
  actor: Actor,
  { slug, period, dates }: RoundAddress & { readonly dates: RoundDates }
): Promise<ChangedRound> {
  requireMay(actor, 'rounds.manage');
  return inRound(deps, actor, { slug, period }, 'round.dates', async (_tx, place, today) => {
    const changed = (['opensOn', 'closesOn'] as const).filter((field) => dates[field] !== place.round[field]);
    return { moves: rescheduling(place, dates, today), details: { changed } };
  });
}

/**
 * Takes the flagged responses that were held back into the figures. On a published round that is a correction and makes a new
 * version.
 *
 * @throws DomainError `forbidden`, `not_found`, `conflict` when none is held back
 */
export async function countHeld(
  deps: Dependencies,
  actor: Actor,
  { slug, period }: RoundAddress
): Promise<ChangedRound> {
  requireMay(actor, 'rounds.manage');
  return inRound(deps, actor, { slug, period }, 'round.count_held', async (tx, { round }, today) => {
    const published = isPublicRound(roundStatusOn(round, today));
    if (published) requireMay(actor, 'rounds.publish');
    const count = await countHeldResponses(tx, round.id);
    if (count === 0) throw conflict('Tidak ada jawaban yang ditahan pada periode ini.');
    const version = published ? round.version + 1 : round.version;
    if (published) await updateRound(tx, round.id, { stage: 'corrected', version });
    return { moves: {}, details: { count, version } };
  });
}

/**
 * Takes one response out of the figures for good, with the reason; its row stays. On a published round a response that was
 * counted makes a correction and a new version.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid` with the field `response` when the round has no such response to void
 */
export async function voidOne(
  deps: Dependencies,
  actor: Actor,
  { slug, period, response, reason }: RoundAddress & VoidForm
): Promise<ChangedRound> {
  requireMay(actor, 'rounds.manage');
  return inRound(deps, actor, { slug, period }, 'round.void_response', async (tx, { round }, today) => {
    const standing = await voidResponse(tx, round.id, response, reason);
    if (!standing) throw invalid('Jawaban belum dibatalkan.', { response: unknownResponse(round) });
    const corrects = standing === 'counted' && isPublicRound(roundStatusOn(round, today));
    if (corrects) requireMay(actor, 'rounds.publish');
    const version = corrects ? round.version + 1 : round.version;
    if (corrects) await updateRound(tx, round.id, { stage: 'corrected', version });
    return { moves: {}, details: { response, standing, version } };
  });
}

const unknownResponse = ({ period }: Round) =>
  `${periodName(period)} tidak mempunyai jawaban dengan ID itu, atau jawabannya sudah dibatalkan. Periksa kolom ID pada berkas unduhan.`;

/** One of the steps of the staff pages: a step in the round's life, or counting what was held back. */
export function takeRoundStep(
  deps: Dependencies,
  actor: Actor,
  { step, ...address }: RoundAddress & { readonly step: RoundStep }
): Promise<ChangedRound> {
  return step === 'count_held'
    ? countHeld(deps, actor, address)
    : changeRound(deps, actor, { ...address, action: step });
}

type Change = (
  tx: Queryable,
  place: RoundPlace<Round>,
  today: OfficeDate
) => Promise<{ moves: ScheduleMoves; details: AuditDetails }>;

/** Runs a change of one round: bulk of the folding first, then everything in one transaction that ends with the audit entry. */
async function inRound(
  deps: Dependencies,
  actor: Actor,
  { slug, period }: RoundAddress,
  action: string,
  change: Change
): Promise<ChangedRound> {
  const found = await findRound(deps.db, slug, period);
  if (!found) throw notFound(`Survei ini tidak mempunyai ${periodName(period)}.`);
  await foldRound(deps, found.id);
  return inTransaction(deps.db, async (tx) => {
    // Folding takes the tally's lock and then looks at the round; taking them the other way round here would block both.
    await lockTally(tx, found.id);
    const place = await takePlace(tx, slug, period);
    const today = officeDateAt(deps.now());
    const { moves, details } = await change(tx, place, today);
    const moved = await move(tx, place, moves);
    await recordAudit(tx, {
      at: deps.now(),
      actor,
      action,
      subject: `${slug}/${formatPeriod(period)}`,
      details: { ...details, moved: moved.map((round) => formatPeriod(round.period)) }
    });
    const round = await findRound(tx, slug, period);
    if (!round) throw new Error('The round disappeared while it was locked');
    return { round, status: roundStatusOn(round, today), moved };
  });
}

/** Locks the round and its neighbours. The round after it is made when it is missing, so that its window has no gap before it. */
async function takePlace(tx: Queryable, survey: SurveySlug, period: Period): Promise<RoundPlace<Round>> {
  const next = addQuarters(period, 1);
  const instrumentId = currentInstruments[survey].id;
  const closingDay = closingDayOf(await readSettings(tx), next);
  const dates = newRoundDates(next, closingDay, await findRound(tx, survey, period));
  await insertRound(tx, { ...dates, survey, period: next, instrumentId });
  const rounds = await listRoundsForUpdate(tx, survey, period);
  const at = (wanted: Period) => rounds.find((round) => samePeriod(round.period, wanted));
  const round = at(period);
  if (!round) throw notFound(`Survei ini tidak mempunyai ${periodName(period)}.`);
  return { before: at(addQuarters(period, -1)), round, after: at(next) };
}

async function move(tx: Queryable, place: RoundPlace<Round>, moves: ScheduleMoves): Promise<Round[]> {
  const moved: Round[] = [];
  for (const side of ['before', 'round', 'after'] as const) {
    const [round, dates] = [place[side], moves[side]];
    if (!round || !dates) continue;
    await updateRound(tx, round.id, dates);
    if (side !== 'round') moved.push({ ...round, ...dates });
  }
  return moved;
}

const done: Readonly<Record<RoundStatus, string>> = {
  planned: 'belum dibuka',
  open: 'masih buka',
  closed: 'sudah ditutup dan belum diperiksa',
  reviewed: 'sudah diperiksa dan belum terbit',
  published: 'sudah terbit',
  corrected: 'sudah terbit'
};

const verbs: Readonly<Record<RoundAction, string>> = {
  open: 'dibuka',
  close: 'ditutup',
  review: 'diperiksa',
  publish: 'diterbitkan',
  correct: 'diralat'
};

function notAllowed(round: Round, status: RoundStatus, action: RoundAction): DomainError {
  const since = isPublicRound(status) && round.publishedAt;
  const state = since ? `${done[status]} pada ${formatDate(officeDateAt(since.getTime()))}` : done[status];
  return conflict(`${periodName(round.period)} ${state}, jadi tidak dapat ${verbs[action]} sekarang.`);
}
