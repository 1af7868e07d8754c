import { replySchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { jsonEndpoint, outcomeAnswer } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { reply } from '#lib/server/whistleblowing/service.ts';

export const POST = jsonEndpoint(replySchema, async (sent) => outcomeAnswer(await reply(currentRuntime(), sent)));
