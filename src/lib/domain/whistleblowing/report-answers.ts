import { letterQuestions, writeLetter, type LetterFile, type LetterQuestion } from './letter.ts';
import { reportKinds, type ReportKind } from './report-kind.ts';

/** Characters of the main text; all answers together fit one message, whatever the script they are written in. */
export const longestText = 20_000;
export const longestAnswer = 2_000;
/** Fewer say nothing that could be reviewed. */
export const shortestText = 20;

/** What the form holds, in its own words; the same for the form with and without a script. */
export interface ReportAnswers {
  readonly kind: string;
  readonly text: string;
  readonly answers: Readonly<Partial<Record<LetterQuestion, string>>>;
  readonly honest: boolean;
  /** A proof of filing is evidence in itself: nobody gets one unasked (whistleblowing.md §8.0.21). */
  readonly wantsProof: boolean;
}

export type AnswerField = 'kind' | 'text' | 'honest' | LetterQuestion;
export type AnswerProblem = 'missing' | 'short' | 'long';

export const leadershipAnswers = ['Ya', 'Tidak', 'Tidak tahu'] as const;

/** Whether nobody of the office may get a key: whoever does not know is protected as if it were so. */
export const concernsLeadership = (answer: string): boolean => answer !== 'Tidak';

/** What has to be mended before anything is encrypted; only leadership, kind, text and the statement are asked of everybody. */
export function answerProblems({
  kind,
  text,
  answers,
  honest
}: ReportAnswers): Partial<Record<AnswerField, AnswerProblem>> {
  const length = text.trim().length;
  const long = letterQuestions.filter((question) => (answers[question] ?? '').length > longestAnswer);
  const isAnswered = (leadershipAnswers as readonly string[]).includes(answers.leadership ?? '');
  return {
    ...(!isAnswered && { leadership: 'missing' as const }),
    ...(!isKind(kind) && { kind: 'missing' as const }),
    ...(length === 0 && { text: 'missing' as const }),
    ...(length > 0 && length < shortestText && { text: 'short' as const }),
    ...(length > longestText && { text: 'long' as const }),
    ...Object.fromEntries(
      long.filter((question) => question !== 'leadership').map((question) => [question, 'long' as const])
    ),
    ...(!honest && { honest: 'missing' as const })
  };
}

const isKind = (kind: string): kind is ReportKind => (reportKinds as readonly string[]).includes(kind);

/** The text that is encrypted. */
export function reportText(
  { kind, text, answers, wantsProof }: ReportAnswers,
  excluded: readonly string[],
  files: readonly LetterFile[]
): string {
  const said = Object.entries(answers).map(([question, answer]) => [question, answer.trim()]);
  return writeLetter({
    text: text.trim(),
    kind: isKind(kind) ? kind : null,
    answers: Object.fromEntries(said.filter(([, answer]) => answer !== '')) as Partial<Record<LetterQuestion, string>>,
    excluded,
    files,
    wantsProof
  });
}
