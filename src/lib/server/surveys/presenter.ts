import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { dueMonthText } from '#lib/domain/calendar/due-month-text.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { periodName } from '#lib/domain/calendar/period.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { surveyForm, type SurveyForm } from '#lib/domain/surveys/survey-form.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { SurveyNow } from './service.ts';

/** When a round takes answers and when its result appears, in words. */
export interface RoundText {
  readonly state: 'planned' | 'open' | 'closed';
  readonly period: string;
  readonly opens: string;
  readonly closes: string;
  /** First day of the round after this one. */
  readonly next: string;
  readonly resultsBy: string;
  /** `Indeks Kepuasan Masyarakat (IKM)` */
  readonly index: string;
}

export interface SurveyCard {
  readonly slug: SurveySlug;
  readonly name: string;
  readonly purpose: string;
  readonly minutes: number;
  readonly questions: number;
  readonly round: RoundText;
}

export function presentRound({ survey, round, status }: SurveyNow, locale: Locale): RoundText {
  return {
    state: status === 'planned' || status === 'open' ? status : 'closed',
    period: periodName(round.period, locale),
    opens: formatDate(round.opensOn, locale),
    closes: formatDate(lastDay(round), locale),
    next: formatDate(addDays(round.closesOn, 1), locale),
    resultsBy: dueMonthText(round.period, locale),
    index: `${survey.indexName[locale]} (${survey.indexCode})`
  };
}

/** The day on which the round took its last answers: a person may close it before its date. */
function lastDay({ closesOn, closedAt }: SurveyNow['round']): OfficeDate {
  const closedOn = closedAt && officeDateAt(closedAt.getTime());
  return closedOn && closedOn < closesOn ? closedOn : closesOn;
}

export function presentForm({ survey, instrument }: SurveyNow, locale: Locale): SurveyForm {
  return surveyForm(survey, instrument, locale);
}

export function presentCard(now: SurveyNow, locale: Locale): SurveyCard {
  const { survey, name, purpose, minutes, questions } = presentForm(now, locale);
  return { slug: survey, name, purpose, minutes, questions: questions.length, round: presentRound(now, locale) };
}
