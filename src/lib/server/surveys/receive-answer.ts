import { unseenFields } from '#lib/domain/surveys/response.ts';
import { readJson } from '#lib/server/http/json-body.ts';
import type { Problem } from '#lib/server/http/problem.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { BurstWatch } from './burst-watch.ts';
import { presentOutcome, type OutcomeAnswer } from './outcome-presenter.ts';
import { submitResponse, type SubmitOutcome } from './submit-response.ts';

/** A sent answer as it reached a door: the framework's or the one before it. */
export interface SentAnswer {
  readonly id: string;
  readonly contentType: string | null | undefined;
  readonly text: () => Promise<string>;
  /** Of the sender; it feeds the watch for bursts and is kept nowhere. */
  readonly address: string;
}

/** Reads the body, stores the answer, says what became of it. @throws what the database throws */
export async function receiveAnswer(
  deps: Dependencies & { readonly bursts: BurstWatch },
  { id, contentType, text, address }: SentAnswer
): Promise<OutcomeAnswer | Problem> {
  const body = await readJson(contentType, text);
  if (!body.ok) return body.problem;
  const problems = unseenFields(body.value);
  const outcome: SubmitOutcome =
    problems.length > 0 ? { kind: 'invalid', problems } : await submitResponse(deps, id, body.value, address);
  return presentOutcome(outcome);
}
