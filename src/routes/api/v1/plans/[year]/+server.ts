import { apiEndpoint } from '#lib/server/http/problem.ts';
import { getPlan } from '#lib/server/plan/service.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** The whole plan as a tree, codes as in the decree. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) =>
  Response.json(await getPlan(currentRuntime(), params.year))
);
