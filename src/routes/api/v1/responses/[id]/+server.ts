import { apiEndpoint, problemResponse } from '#lib/server/http/problem.ts';
import { readJson } from '#lib/server/http/json-body.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentOutcome } from '#lib/server/surveys/outcome-presenter.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import type { RequestEvent } from './$types';

/** Exactly-once store of one answer; what each status means to a device stands in `/api/openapi.json`. */
export const PUT = apiEndpoint(async ({ request, params, getClientAddress }: RequestEvent) => {
  const body = await readJson(request);
  if (!body.ok) return body.response;
  const outcome = await submitResponse(currentRuntime(), params.id, body.value, getClientAddress());
  const { status, ...rest } = presentOutcome(outcome);
  if ('title' in rest) return problemResponse({ status, ...rest });
  return Response.json(rest, { status, headers: { 'cache-control': 'no-store' } });
});
