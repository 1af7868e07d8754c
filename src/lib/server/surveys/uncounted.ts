import type { ReadDependencies } from '#lib/server/dependencies.ts';
import type { Round } from './repository.ts';
import { countUncounted as count, type UncountedResponses } from './response-repository.ts';

export type { UncountedResponses } from './response-repository.ts';

/** What came in for a round and stands in no figure; staff see it beside the figures. */
export function countUncounted(
  { db }: Pick<ReadDependencies, 'db'>,
  round: Pick<Round, 'id'>
): Promise<UncountedResponses> {
  return count(db, round.id);
}
