import type { Visit } from '#lib/domain/surveys/visit.ts';
import type { SealedResponse } from '#lib/client/submit-response.ts';

/** What a phone keeps of a survey so that a reload loses nothing: within the tab only, erased when the server has it. */
export interface SurveyDraft {
  readonly visit: Visit;
  readonly step: number;
  /** Set from the moment of sending until the server has answered. */
  readonly sealed: SealedResponse | null;
}

const keyOf = (survey: string) => `survei:${survey}`;

/** Undefined without a draft, for another version of the instrument, and where the browser keeps nothing. */
export function loadDraft(survey: string, instrument: string): SurveyDraft | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(survey)) ?? 'null') as SurveyDraft | null;
    return draft?.visit.instrument === instrument ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function saveDraft(draft: SurveyDraft): void {
  try {
    sessionStorage.setItem(keyOf(draft.visit.survey), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the protection against a reload, nothing else.
  }
}

export function eraseDraft(survey: string): void {
  try {
    sessionStorage.removeItem(keyOf(survey));
  } catch {
    // Nothing was kept.
  }
}
