import { parsePeriod } from '#lib/domain/calendar/period.ts';
import { isSurveySlug } from '#lib/domain/surveys/survey.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import type { RoundAddress } from '#lib/server/surveys/change-round.ts';

/**
 * A round named by two words, such as `pelayanan-publik 2026-tw4`.
 *
 * @throws OperatorError with the usage for anything else
 */
export function readRoundAddress(words: readonly string[], usage: string): RoundAddress {
  const [slug = '', period = '', ...rest] = words;
  const parsed = parsePeriod(period);
  if (!isSurveySlug(slug) || !parsed || rest.length > 0) throw new OperatorError(usage);
  return { slug, period: parsed };
}
