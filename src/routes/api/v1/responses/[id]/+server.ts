import { apiEndpoint, problemResponse } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { receiveAnswer } from '#lib/server/surveys/receive-answer.ts';
import type { RequestEvent } from './$types';

/**
 * Exactly-once store of one answer; what each status means to a device stands in `/api/openapi.json`. The built site's answers
 * door (`server/surveys/answers-door.ts`) takes nearly all of these before the framework does; both do the same.
 */
export const PUT = apiEndpoint(async ({ request, params, getClientAddress }: RequestEvent) => {
  const answer = await receiveAnswer(currentRuntime(), {
    id: params.id,
    contentType: request.headers.get('content-type'),
    text: () => request.text(),
    address: getClientAddress()
  });
  if ('title' in answer) return problemResponse(answer);
  const { status, ...body } = answer;
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
});
