import type { ReadDependencies } from '#lib/server/dependencies.ts';

export interface Open311Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  readonly metadata: false;
  readonly type: 'realtime';
  readonly keywords: string;
  readonly group: string;
}

export interface Open311Request {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly status_notes: string;
  readonly service_name: string;
  readonly service_code: string;
  readonly description: string;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime: string | null;
}

export function open311Services(): readonly Open311Service[] {
  throw new Error('not built yet');
}

export interface Open311Query {
  readonly serviceRequestIds?: readonly string[] | undefined;
  readonly serviceCodes?: readonly string[] | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  /** Milliseconds since 1970 UTC; GeoReport v2 gives the last 90 days without them. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Published cases only, newest first, at most 1000 (GeoReport v2). */
export function open311Requests(_deps: ReadDependencies, _query: Open311Query): Promise<readonly Open311Request[]> {
  throw new Error('not built yet');
}

/** @param id register number with `-` or `/` between its parts. @throws DomainError `not_found` unless published */
export function open311Request(_deps: ReadDependencies, _id: string): Promise<Open311Request> {
  throw new Error('not built yet');
}
