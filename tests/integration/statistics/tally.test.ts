import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#lib/server/db/transaction.ts';
import {
  countHeldResponses,
  foldResponses,
  lockTally,
  readTally,
  recountTally,
  voidResponse
} from '#lib/server/statistics/tally-repository.ts';
import { ensureRounds, getSurveyNow } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

const shape = { itemCount: 9, scaleMax: 4 };
let database: TestDatabase;
let roundId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const deps = { db: database.db, now: () => november };
  await ensureRounds(deps);
  roundId = (await getSurveyNow(deps, 'pelayanan-publik')).round.id;
});
afterAll(() => database.close());

const insert = async (value: number, skipped: boolean, held: boolean): Promise<string> => {
  const id = newId();
  const submission = skmSubmission(value);
  if (skipped) submission.answers.cost = null;
  await submitResponse({ db: database.db, now: () => november, bursts: watchSaying(held) }, id, submission, '');
  return id;
};
const locked = <Result>(work: (tx: Parameters<typeof lockTally>[0]) => Promise<Result>): Promise<Result> =>
  inTransaction(database.db, async (tx) => {
    await lockTally(tx, roundId);
    return work(tx);
  });

type Step =
  | { do: 'insert'; value: number; skipped: boolean; held: boolean }
  | { do: 'fold'; limit: number }
  | { do: 'void'; which: number }
  | { do: 'accept' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('insert' as const),
      value: fc.integer({ min: 1, max: 4 }),
      skipped: fc.boolean(),
      held: fc.boolean()
    })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'accept' as const }) }
);

async function run(steps: readonly Step[]): Promise<void> {
  const ids: string[] = [];
  for (const step of steps) {
    if (step.do === 'insert') ids.push(await insert(step.value, step.skipped, step.held));
    else if (step.do === 'fold') await locked((tx) => foldResponses(tx, roundId, step.limit));
    else if (step.do === 'accept') await locked((tx) => countHeldResponses(tx, roundId));
    else {
      const id = ids[step.which % Math.max(ids.length, 1)];
      if (id) await locked((tx) => voidResponse(tx, roundId, id, 'tes'));
    }
  }
}

describe('tally plus tail', () => {
  it('equals a recount after any sequence of inserts, voids, folds and decisions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await database.db.$client`truncate responses, response_tallies, response_mean_tallies`;
        await run(steps);
        expect(await readTally(database.db, roundId, shape)).toEqual(await recountTally(database.db, roundId, shape));
      }),
      { numRuns: 40 }
    );
  });

  it('loses nothing when inserts, folds and voids run at once, and every reading is of one moment', async () => {
    await database.db.$client`truncate responses, response_tallies, response_mean_tallies`;
    const total = 300;
    let done = false;
    let readings = 0;
    const folding = (async () => {
      while (!done) await locked((tx) => foldResponses(tx, roundId, 7));
    })();
    const reading = (async () => {
      let last = 0;
      while (!done) {
        const parts = await readTally(database.db, roundId, shape);
        const n = parts.reduce((sum, part) => sum + part.tally.n, 0);
        const firstItem = parts.reduce((sum, part) => sum + (part.tally.counts[0] ?? []).reduce((a, b) => a + b, 0), 0);
        expect(firstItem).toBe(n);
        expect(n).toBeGreaterThanOrEqual(last);
        last = n;
        readings += 1;
      }
    })();
    const ids = await Promise.all(Array.from({ length: total }, (_, index) => insert(1 + (index % 4), false, false)));
    done = true;
    await Promise.all([folding, reading]);
    expect(readings).toBeGreaterThan(0);
    await Promise.all(ids.slice(0, 50).map((id) => locked((tx) => voidResponse(tx, roundId, id, 'tes'))));
    const parts = await readTally(database.db, roundId, shape);
    expect(parts).toEqual(await recountTally(database.db, roundId, shape));
    expect(parts.reduce((sum, part) => sum + part.tally.n, 0)).toBe(total - 50);
  });

  it('voids a response once', async () => {
    const id = await insert(4, false, false);
    expect(await locked((tx) => voidResponse(tx, roundId, id, 'tes'))).toBe('counted');
    expect(await locked((tx) => voidResponse(tx, roundId, id, 'tes'))).toBeUndefined();
  });
});
