import { mailboxSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { evenTime } from '#lib/server/whistleblowing/even-time.ts';
import { jsonEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { closedMailbox, isMailboxSafe, readMailbox } from '#lib/server/whistleblowing/service.ts';

/** The same status, the same number of bytes and the same time, whatever the code opens; as many bytes while none may be opened. */
export const POST = jsonEndpoint(mailboxSchema, async (asked) => {
  const runtime = currentRuntime();
  const { status, text } = await evenTime(
    isMailboxSafe(runtime).then(async (safe) =>
      safe
        ? { status: 200, text: await readMailbox(runtime, asked) }
        : { status: 503, text: closedMailbox('database_logging') }
    )
  );
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
});
