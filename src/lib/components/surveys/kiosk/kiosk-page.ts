import type { ProfileField, SurveyForm } from '#lib/domain/surveys/survey-form.ts';

/** Everything the tablet needs in one language; it asks the network for nothing between the questions. */
export interface KioskTexts {
  readonly surveys: readonly {
    readonly form: SurveyForm;
    readonly round: {
      readonly state: 'planned' | 'open' | 'closed';
      readonly period: string;
      readonly opens: string;
      readonly next: string;
      readonly resultsBy: string;
      readonly index: string;
    };
  }[];
  readonly profileFields: readonly ProfileField[];
}

export interface KioskPage {
  readonly texts: Readonly<Record<'id' | 'en', KioskTexts>>;
  readonly qr: { readonly size: number; readonly path: string };
  /** Where the QR code leads, as a person would type it. */
  readonly address: string;
  /** Milliseconds since 1970 UTC. */
  readonly serverTime: number;
}
