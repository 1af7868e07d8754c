import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { publicationRules } from '#lib/domain/settings/setting-readings.ts';
import type { PublicationRules } from '#lib/domain/statistics/publication.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { readSettings } from '#lib/server/settings/service.ts';
import type { Round } from '#lib/server/surveys/service.ts';

/** The thresholds of a round: those in force on the day it was published, before that today's. */
export type RulesOf = (round: Pick<Round, 'publishedAt'>) => PublicationRules;

export async function readRoundRules({ db, now }: ReadDependencies): Promise<RulesOf> {
  const settings = await readSettings(db);
  return ({ publishedAt }) => publicationRules(settings(officeDateAt(publishedAt?.getTime() ?? now())));
}
