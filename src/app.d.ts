import type { DisplaySettings } from '#lib/domain/display/display-settings.ts';

declare global {
  namespace App {
    interface Locals {
      display: DisplaySettings;
    }

    /** Where a visitor stands in a survey, so that the browser's Back leads to the question before; never an answer. */
    interface PageState {
      surveyStep?: number;
      /** The step was opened from the check of the answers and leads back there. */
      surveyChange?: true;
    }
  }
}

export {};
