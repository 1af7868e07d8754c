import type { WhistleblowingDependencies } from './dependencies.ts';
import { readEverything } from './decoy-repository.ts';

/** At each minute, whether anybody looked or not: hides when a reporter did behind when the clock did. */
export const readAtEachMinute = ({ db }: Pick<WhistleblowingDependencies, 'db'>): Promise<void> => readEverything(db);
