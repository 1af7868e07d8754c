import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import * as m from '#lib/i18n/generated/messages.js';

/** Why a code opens nothing: mistyped, of no case, or of the whistleblowing mailbox. */
export type CodeProblem = 'typing' | 'unknown' | 'wbs';

/** What can be told from the code alone, before anything is sent or looked up. */
export function codeProblem(code: string): CodeProblem | undefined {
  const parsed = parseTrackingCode(code);
  if (parsed.problem !== undefined) return 'typing';
  return parsed.domain === 'wbs' ? 'wbs' : undefined;
}

export function codeProblemText(problem: CodeProblem): string {
  switch (problem) {
    case 'typing':
      return m.complaints_track_problem_typing();
    case 'unknown':
      return m.complaints_track_problem_unknown();
    case 'wbs':
      return m.complaints_track_problem_wbs();
  }
}
