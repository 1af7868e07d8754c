import * as m from '#lib/i18n/generated/messages.js';
import type { FieldProblems } from './field-texts.ts';

/** Words for the codes that the rules give, in the page's language. */
const words: Readonly<Record<string, (field: string) => string>> = {
  required: (field) => requiredWords[field]?.() ?? m.complaints_problem_required(),
  too_long: () => m.complaints_problem_too_long(),
  choice: () => m.complaints_problem_choice(),
  date: () => m.complaints_problem_date(),
  email: () => m.complaints_problem_email(),
  phone: () => m.complaints_problem_phone()
};

const requiredWords: Readonly<Record<string, () => string>> = {
  description: m.complaints_problem_description,
  name: m.complaints_problem_name,
  body: m.complaints_problem_body,
  reason: m.complaints_problem_reason,
  score: m.complaints_problem_score,
  email: m.complaints_problem_email
};

/** @param problems codes by field; a text that is no code is shown as it is */
export function problemTexts(problems: Readonly<Record<string, string>>): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, words[problem]?.(field) ?? problem])
  );
}
