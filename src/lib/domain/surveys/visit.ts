import type { RespondentField } from './respondent.ts';
import type { SurveySlug } from './survey.ts';

/** Longest suggestion, in UTF-16 units, as a browser's `maxlength` counts them. */
export const suggestionMaxLength = 2000;

/** On the one-page form "skip" is a choice with this value, because a radio button cannot be taken back without a script. */
export const skipValue = 'skip';

/** Value by item key; null = skipped on purpose, absent = not reached. */
export type Answers = Readonly<Record<string, number | null>>;

/** Code by field; a field left at "tidak ingin menyebut" is absent. */
export type Profile = Readonly<Partial<Record<RespondentField, string>>>;

/** One person's answers to one survey before they are sent. */
export interface Visit {
  readonly survey: SurveySlug;
  readonly instrument: string;
  /** Device clock, milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly answers: Answers;
  readonly profile: Profile;
  /** The profile came from the same person's survey before; it is shown again, not asked again. */
  readonly profileCarried: boolean;
  readonly suggestion: string;
}

export function beginVisit(survey: SurveySlug, instrument: string, startedAt: number, profile: Profile = {}): Visit {
  const profileCarried = Object.keys(profile).length > 0;
  return { survey, instrument, startedAt, answers: {}, profile, profileCarried, suggestion: '' };
}

export function answerItem(visit: Visit, key: string, value: number | null): Visit {
  return { ...visit, answers: { ...visit.answers, [key]: value } };
}

export function describeRespondent(visit: Visit, field: RespondentField, code: string): Visit {
  const { [field]: _previous, ...others } = visit.profile;
  return { ...visit, profile: code === '' ? others : { ...others, [field]: code } };
}

/** The server wants at least one answer; a visit of nothing but skipped questions is not sent. */
export function hasAnswer(visit: Visit): boolean {
  return Object.values(visit.answers).some((value) => value !== null);
}
