import { mailboxSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { evenTime } from '#lib/server/whistleblowing/even-time.ts';
import { jsonEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { readMailbox } from '#lib/server/whistleblowing/service.ts';

/** The same status, the same number of bytes and the same time, whatever the code opens. */
export const POST = jsonEndpoint(mailboxSchema, async (asked) => {
  const text = await evenTime(readMailbox(currentRuntime(), asked));
  return new Response(text, { headers: { 'content-type': 'application/json' } });
});
