import { guardFields } from '#lib/domain/abuse/guard.ts';
import { refusedFilesText } from '#lib/domain/files/upload-rules.ts';
import { letterQuestions } from '#lib/domain/whistleblowing/letter.ts';
import { answerProblems, concernsLeadership } from '#lib/domain/whistleblowing/report-answers.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import type { Upload } from '#lib/server/files/read-upload.ts';
import { textField } from '#lib/server/http/parse-form.ts';
import type { PlainReport } from '#lib/server/whistleblowing/service.ts';

const problemTexts: Readonly<Record<string, () => string>> = {
  leadership: m.wbs_w_problem_leadership,
  kind: m.wbs_w_problem_kind,
  honest: m.wbs_w_problem_honest,
  missing: m.wbs_w_problem_missing,
  short: m.wbs_w_problem_short,
  long: m.wbs_w_problem_long
};

const fields = ['formId', 'kind', 'text', 'own', 'proof', 'honest', 'asIs', ...letterQuestions] as const;

/** What the form without scripts says, and what has to be mended; what was typed goes back into it and nowhere else. */
export function readPlainReport({ form, files, refused }: Upload): {
  readonly report: PlainReport;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
} {
  const typed = Object.fromEntries(fields.map((field) => [field, textField(form, field)]));
  const excluded = form.getAll('excluded').filter((id) => typeof id === 'string');
  const answers = {
    kind: typed.kind ?? '',
    text: typed.text ?? '',
    answers: Object.fromEntries(letterQuestions.map((question) => [question, typed[question] ?? ''])),
    honest: typed.honest === 'ya',
    wantsProof: typed.proof === 'ya'
  };
  const wrong = Object.entries(answerProblems(answers)).map(([field, problem]) => [
    field,
    (problemTexts[field] ?? problemTexts[problem])?.() ?? ''
  ]);
  const needsConsent = typed.asIs !== 'ya' && files.some(({ cleaned }) => !cleaned);
  return {
    report: {
      formId: typed.formId ?? '',
      answers,
      choice: { leadership: concernsLeadership(typed.leadership ?? ''), excluded },
      own: typed.own === 'ya',
      files,
      challenge: textField(form, guardFields.challenge),
      trap: textField(form, guardFields.trap)
    },
    values: { ...typed, excluded: excluded.join(' ') },
    problems: {
      ...(Object.fromEntries(wrong) as Record<string, string>),
      ...(needsConsent && { files: m.wbs_w_problem_as_is() }),
      ...(refused.length > 0 && { files: refusedFilesText(refused, getLocale()) })
    }
  };
}
