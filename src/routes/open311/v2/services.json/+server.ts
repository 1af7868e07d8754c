import { open311Services } from '#lib/server/complaints/open311.ts';
import { open311Endpoint } from '#lib/server/http/open311-answer.ts';
import type { RequestEvent } from './$types';

/** GeoReport v2: what complaints can be about. */
export const GET = open311Endpoint((_: RequestEvent) => open311Services());
