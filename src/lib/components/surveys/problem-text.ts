import type { PlainProblem } from '#lib/domain/surveys/plain-form.ts';
import * as m from '#lib/i18n/generated/messages.js';

/** The same words beside the field and in the summary above the form. */
export function problemText(problem: PlainProblem): string {
  switch (problem.kind) {
    case 'nothing_answered':
      return m.survey_nothing_answered();
    case 'value_unknown':
      return m.survey_value_unknown();
    case 'form_outdated':
      return m.survey_form_outdated();
    case 'suggestion_too_long':
      return m.survey_suggestion_too_long({ length: problem.length });
  }
}
