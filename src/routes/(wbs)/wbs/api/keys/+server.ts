import { answer, reporterEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { offerKeys } from '#lib/server/whistleblowing/service.ts';

/** Keys to encrypt to; 503 while nobody can report, with what a mailbox needs all the same. */
export const GET = reporterEndpoint(async () => {
  const { closed = null, ...offered } = await offerKeys(currentRuntime());
  return answer(closed === null ? 200 : 503, { closed, ...offered });
});
