import type { Instrument } from './instrument.ts';
import type { Locale, Localized } from './localized.ts';
import { respondentFieldNames, respondentFields, type RespondentField } from './respondent.ts';
import type { Survey, SurveySlug } from './survey.ts';

export interface Choice<Code> {
  readonly value: Code;
  readonly label: string;
}

export interface FormQuestion {
  readonly key: string;
  readonly question: string;
  readonly help: string | null;
  readonly options: readonly Choice<number>[];
}

export interface ProfileField {
  readonly field: RespondentField;
  readonly label: string;
  readonly choices: readonly Choice<string>[];
}

/** A questionnaire in one language, free of everything a browser does not need to ask it. */
export interface SurveyForm {
  readonly survey: SurveySlug;
  /** `skm-2017@1` */
  readonly instrument: string;
  readonly name: string;
  readonly purpose: string;
  readonly title: string;
  readonly basis: string;
  readonly instruction: string;
  /** The question every statement answers, where the items are statements. */
  readonly stem: string | null;
  readonly skipLabel: string;
  readonly minutes: number;
  readonly questions: readonly FormQuestion[];
}

/** Seconds a person takes to read and answer one item of the official questionnaires, rounded up. */
const secondsPerItem = 13;

/** Whole minutes to name on the start page: 9 questions take "± 2 menit". */
export function minutesNeeded(itemCount: number): number {
  return Math.max(1, Math.round((itemCount * secondsPerItem) / 60));
}

export function surveyForm(survey: Survey, instrument: Instrument, locale: Locale): SurveyForm {
  return {
    survey: survey.slug,
    instrument: instrument.id,
    name: survey.name[locale],
    purpose: survey.purpose[locale],
    title: instrument.title[locale],
    basis: instrument.basis,
    instruction: instrument.instruction[locale],
    stem: instrument.stem?.[locale] ?? null,
    skipLabel: instrument.skipLabel[locale],
    minutes: minutesNeeded(instrument.items.length),
    questions: instrument.items.map((item) => ({
      key: item.key,
      question: item.question[locale],
      help: item.help?.[locale] ?? null,
      options: item.options.map(({ value, label }) => ({ value, label: label[locale] }))
    }))
  };
}

export function profileFields(locale: Locale): ProfileField[] {
  return respondentFieldNames.map((field) => {
    const choices: Record<string, Localized> = respondentFields[field].choices;
    return {
      field,
      label: respondentFields[field].label[locale],
      choices: Object.entries(choices).map(([value, label]) => ({ value, label: label[locale] }))
    };
  });
}
