/** Where a job says which case it could not do; the program's log. */
export interface FaultLog {
  readonly error: (facts: object, text: string) => void;
}

/**
 * Does `work` for each of the cases (or whatever else has an id), one after the other: a fault in one leaves the others done. Of the
 * fault the log gets the id and the kind of error, no message, which may hold what people wrote.
 *
 * @throws Error at the end when any failed, so that the job counts as failed and is tried again
 */
export async function forEachCase<Case extends { readonly id: string }>(
  { log }: { readonly log?: FaultLog | undefined },
  cases: readonly Case[],
  work: (one: Case) => Promise<unknown>
): Promise<void> {
  let failed = 0;
  for (const one of cases) {
    try {
      await work(one);
    } catch (problem) {
      failed += 1;
      log?.error({ case: one.id, error: kindOf(problem) }, 'a case failed');
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${cases.length} cases failed`);
}

function kindOf(problem: unknown): string {
  return problem instanceof Error ? problem.constructor.name : typeof problem;
}
