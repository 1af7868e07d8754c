import { open311Request } from '#lib/server/complaints/open311.ts';
import { open311Endpoint } from '#lib/server/http/open311-answer.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** GeoReport v2: one published case, in an array of its own as the standard has it. */
export const GET = open311Endpoint(async ({ params }: RequestEvent) => [
  await open311Request(currentRuntime(), params.id)
]);
