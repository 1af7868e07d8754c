import { readOpen311Query } from '#lib/server/complaints/open311-query.ts';
import { open311Requests } from '#lib/server/complaints/open311.ts';
import { open311Endpoint } from '#lib/server/http/open311-answer.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** GeoReport v2: the published cases. */
export const GET = open311Endpoint(({ url }: RequestEvent) =>
  open311Requests(currentRuntime(), readOpen311Query(url.searchParams))
);
