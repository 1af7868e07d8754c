import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { foldResponses, listUnfoldedRounds, lockTally } from './tally-repository.ts';

/** Responses folded in one transaction: long enough to be cheap, short enough that a void never waits noticeably. */
const batchSize = 5_000;

/** Folds what has come in since the last time into the tallies, batch by batch; how many responses. */
export async function foldAll({ db }: Pick<Dependencies, 'db'>): Promise<number> {
  let total = 0;
  for (const roundId of await listUnfoldedRounds(db)) {
    let taken: number;
    do {
      taken = await inTransaction(db, async (tx) => {
        await lockTally(tx, roundId);
        return foldResponses(tx, roundId, batchSize);
      });
      total += taken;
    } while (taken === batchSize);
  }
  return total;
}
