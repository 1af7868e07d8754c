import { ownMessageSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { answer, jsonEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { readOwnMessage } from '#lib/server/whistleblowing/service.ts';

export const POST = jsonEndpoint(ownMessageSchema, async (asked) => {
  const message = await readOwnMessage(currentRuntime(), asked);
  return message ? answer(200, { message }) : answer(404, { problem: 'unknown' });
});
