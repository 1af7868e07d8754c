import { missingSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { answer, jsonEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { missingChunks } from '#lib/server/whistleblowing/service.ts';

export const POST = jsonEndpoint(missingSchema, async (asked) => {
  const missing = await missingChunks(currentRuntime(), asked);
  return missing ? answer(200, { missing }) : answer(404, { problem: 'unknown' });
});
