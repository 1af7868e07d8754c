import { respondentFieldNames } from './respondent.ts';
import type { Instrument } from './instrument.ts';
import type { SurveySlug } from './survey.ts';
import { skipValue, suggestionMaxLength, type Answers, type Profile } from './visit.ts';

/** The one-page form as a browser posts it; field names are `answers.{key}`, `respondent.{field}`, `suggestion`. */
export interface PlainForm {
  readonly id: string;
  readonly instrument: string;
  /** ISO 8601, written by the server when it made the page, so that a form sent twice is the same answer. */
  readonly startedAt: string;
  readonly answers: Answers;
  readonly profile: Profile;
  readonly suggestion: string;
}

export type PlainProblem =
  | { readonly field: string; readonly kind: 'nothing_answered' | 'value_unknown' | 'form_outdated' }
  | { readonly field: string; readonly kind: 'suggestion_too_long'; readonly length: number };

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Reads whatever was posted; nothing is refused here, so that the page can come back with all of it. */
export function readPlainForm(form: FormData, instrument: Instrument): PlainForm {
  const answers: Record<string, number | null> = {};
  for (const { key } of instrument.items) {
    const value = text(form, `answers.${key}`);
    if (value === skipValue) answers[key] = null;
    else if (value !== '') answers[key] = Number(value);
  }
  const profile = respondentFieldNames
    .map((field) => [field, text(form, `respondent.${field}`)] as const)
    .filter(([, code]) => code !== '');
  return {
    id: text(form, 'id'),
    instrument: text(form, 'instrument'),
    startedAt: text(form, 'startedAt'),
    answers,
    profile: Object.fromEntries(profile),
    // Browsers post line ends as two characters and count them as one.
    suggestion: text(form, 'suggestion').replaceAll('\r\n', '\n').trim()
  };
}

/** What a person can mend, in the order of the page. */
export function plainFormProblems(form: PlainForm, instrument: Instrument): PlainProblem[] {
  const problems: PlainProblem[] = [];
  for (const { key, options } of instrument.items) {
    const value = form.answers[key];
    if (value != null && !options.some((option) => option.value === value)) {
      problems.push({ field: `answers.${key}`, kind: 'value_unknown' });
    }
  }
  const given = Object.values(form.answers).some((value) => value !== null);
  const first = instrument.items[0];
  if (!given && first) problems.push({ field: `answers.${first.key}`, kind: 'nothing_answered' });
  if (form.suggestion.length > suggestionMaxLength) {
    problems.push({ field: 'suggestion', kind: 'suggestion_too_long', length: form.suggestion.length });
  }
  return problems;
}

/**
 * The posted form as the server stores it. The page's own time is the time of answering: a second press of the button then says
 * the same as the first.
 */
export function submissionOf(form: PlainForm, survey: SurveySlug, channel: 'web' | 'qr') {
  return {
    survey,
    instrument: form.instrument,
    channel,
    takenAt: form.startedAt,
    answers: form.answers,
    respondent: form.profile,
    suggestion: form.suggestion === '' ? null : form.suggestion
  };
}
