import { startOfOfficeDate, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { seededRandom } from '#lib/domain/demo/random.ts';
import { simulateResponse, type SimulatedResponse } from '#lib/domain/demo/simulated-response.ts';
import { answeredUntil, simulatedRounds, type SimulatedRound } from '#lib/domain/demo/simulated-rounds.ts';
import { conflict } from '#lib/domain/errors.ts';
import { currentInstruments } from '#lib/domain/surveys/instruments/shipped-instruments.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { foldAll } from '#lib/server/statistics/service.ts';
import {
  analyzeResponses,
  hasDemoMark,
  hasResponses,
  insertDemoMark,
  insertSimulated,
  putRound
} from './repository.ts';

/** True for a database filled with simulated figures; every page then says so. */
export function isDemo({ db }: Pick<Dependencies, 'db'>): Promise<boolean> {
  return hasDemoMark(db);
}

const seed = 20_250_101;
const heldInOpenRound = 12;
const reportHourMs = 10 * 3_600_000;

/** Nothing was answered before the product existed. */
const earliest = startOfOfficeDate('2025-01-02');

/**
 * Fills a prepared database with simulated quarters from 2025 on, once, and marks it as simulated.
 * @param share of the ordinary number of respondents
 * @returns how many responses; 0 when the database was filled before
 * @throws DomainError `conflict` for a database that holds real responses
 */
export async function simulateQuarters({ db, now }: Dependencies, share = 1): Promise<number> {
  if (await hasDemoMark(db)) return 0;
  if (await hasResponses(db)) throw conflict('This database holds real answers; the simulation wants one of its own.');
  const at = now();
  const random = seededRandom(seed);
  let stored = 0;
  await inTransaction(db, async (tx) => {
    await insertDemoMark(tx, new Date(at));
    for (const round of simulatedRounds(officeDateAt(at), share)) {
      const instrument = currentInstruments[round.survey];
      const { publishedOn } = round;
      const publishedAt = publishedOn ? new Date(startOfOfficeDate(publishedOn) + reportHourMs) : null;
      const roundId = await putRound(tx, round, instrument.id, publishedAt);
      const responses = simulateRound(random, round, at);
      await insertSimulated(tx, roundId, instrument, responses);
      stored += responses.length;
    }
  });
  await foldAll({ db });
  await analyzeResponses(db);
  return stored;
}

function simulateRound(random: () => number, round: SimulatedRound, now: number): SimulatedResponse[] {
  const span = {
    place: round.place,
    from: Math.max(startOfOfficeDate(round.opensOn), earliest),
    until: answeredUntil(round, now)
  };
  const isOpen = round.publishedOn === null && round.survey === 'pelayanan-publik';
  return Array.from({ length: round.responses }, (_entry, index) => ({
    ...simulateResponse(random, currentInstruments[round.survey], span),
    held: isOpen && index < heldInOpenRound
  }));
}
