import { fieldProblemText } from '#lib/domain/complaints/complaint-fields.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import type { FieldProblems } from './field-texts.ts';

const missing: Readonly<Record<string, () => string>> = {
  body: m.complaints_problem_body,
  reason: m.complaints_problem_reason,
  score: m.complaints_problem_score
};

/** The codes of the rules in words of the page's language; a text that is no code stays as it is. */
export function problemTexts(problems: Readonly<Record<string, string>>): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      problem === 'missing' && field in missing
        ? (missing[field]?.() ?? problem)
        : fieldProblemText(problem, field, getLocale())
    ])
  );
}
