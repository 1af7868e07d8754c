import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { foldResponses, listUnfoldedRounds, lockTally } from './tally-repository.ts';

/** Responses folded in one transaction: long enough to be cheap, short enough that a void never waits noticeably. */
const batchSize = 5_000;

/** Folds what has come in since the last time into the tallies, batch by batch; how many responses. */
export async function foldAll({ db }: Pick<Dependencies, 'db'>): Promise<number> {
  let total = 0;
  for (const roundId of await listUnfoldedRounds(db)) total += await foldRound({ db }, roundId);
  return total;
}

/** The same for one round. */
export async function foldRound({ db }: Pick<Dependencies, 'db'>, roundId: number): Promise<number> {
  let total = 0;
  let taken: number;
  do {
    taken = await inTransaction(db, async (tx) => {
      await lockTally(tx, roundId);
      return foldResponses(tx, roundId, batchSize);
    });
    total += taken;
  } while (taken === batchSize);
  return total;
}

/** Folds the rest in the caller's transaction, which has called `lockTally`; fold the bulk with `foldRound` before. */
export async function foldRemainder(tx: Queryable, roundId: number): Promise<void> {
  while ((await foldResponses(tx, roundId, batchSize)) === batchSize);
}
