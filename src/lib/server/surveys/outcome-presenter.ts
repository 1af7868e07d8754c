import type { Problem } from '#lib/server/http/problem.ts';
import type { SubmitOutcome } from './submit-response.ts';

export type OutcomeAnswer = { readonly status: 200 | 201; readonly stored: true } | Problem;

/** What a device is told. 200, 201, 409 and 410 all mean that the server has the answer. */
export function presentOutcome(outcome: SubmitOutcome): OutcomeAnswer {
  switch (outcome.kind) {
    case 'stored':
      return { status: 201, stored: true };
    case 'known':
      return { status: 200, stored: true };
    case 'conflicting':
      return { status: 409, title: 'Another answer is stored under this id; this one is kept apart and not counted' };
    case 'late':
      return { status: 410, title: 'The round has closed; the answer is kept and not counted' };
    case 'invalid':
      return { status: 422, title: 'The answer does not fit the questionnaire', errors: outcome.problems };
  }
}
