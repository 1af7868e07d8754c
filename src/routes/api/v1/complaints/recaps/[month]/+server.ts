import { presentRecapJson } from '#lib/server/complaints/recap-json-presenter.ts';
import { getFrozenRecap, requireMonth } from '#lib/server/complaints/recap.ts';
import { apiEndpoint } from '#lib/server/http/problem.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** A frozen month of complaints. */
export const GET = apiEndpoint(async ({ params }: RequestEvent) =>
  Response.json(presentRecapJson(await getFrozenRecap(currentRuntime(), requireMonth(params.month))))
);
