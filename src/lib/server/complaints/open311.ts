import { isoInstant } from '#lib/domain/calendar/instant.ts';
import { addDays, officeDateAt, startOfOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { categories, categoryNames } from '#lib/domain/complaints/category.ts';
import { complaintStates, hasEnded, stateNames, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import { normaliseRegisterNumber } from '#lib/domain/complaints/typed-register-number.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ReadDependencies } from '#lib/server/dependencies.ts';
import { findPublished, listPublishedRows, type PublishedRow } from './published-repository.ts';

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

/** GeoReport v2 `services.json`: one service a category. */
export function open311Services(): readonly Open311Service[] {
  return categories.map((code) => ({
    service_code: code,
    service_name: categoryNames[code].id,
    description: categoryNames[code].en,
    metadata: false,
    type: 'realtime',
    keywords: '',
    group: 'Pengaduan'
  }));
}

export interface Open311Query {
  readonly serviceRequestIds?: readonly string[] | undefined;
  readonly serviceCodes?: readonly string[] | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  /** Milliseconds since 1970 UTC; GeoReport v2 gives the last 90 days without them. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

const daysByDefault = 90;
const requestsAtMost = 1000;

/** Published cases only, newest first, at most 1000 (GeoReport v2 `requests.json`). */
export async function open311Requests(
  { db, now }: ReadDependencies,
  { serviceRequestIds, serviceCodes, status, from, until }: Open311Query
): Promise<readonly Open311Request[]> {
  if (serviceRequestIds) {
    const registerNumbers = serviceRequestIds.flatMap((id) => registerNumberOf(id) ?? []);
    if (registerNumbers.length === 0) return [];
    return (await listPublishedRows(db, { registerNumbers, limit: requestsAtMost })).map(present);
  }
  const last = until === undefined ? officeDateAt(now()) : officeDateAt(until);
  const wanted = serviceCodes && categories.filter((category) => serviceCodes.includes(category));
  if (wanted?.length === 0) return [];
  const rows = await listPublishedRows(db, {
    categories: wanted,
    states: status && complaintStates.filter((state) => statusOf(state) === status),
    from: from === undefined ? addDays(last, -daysByDefault) : officeDateAt(from),
    until: last,
    limit: requestsAtMost
  });
  return rows.map(present);
}

/** @param id register number with `-` or `/` between its parts. @throws DomainError `not_found` unless published */
export async function open311Request({ db }: Pick<ReadDependencies, 'db'>, id: string): Promise<Open311Request> {
  const registerNumber = registerNumberOf(id);
  const row = registerNumber && (await findPublished(db, registerNumber));
  if (!row) throw notFound('Pengaduan ini tidak ada di daftar publik.');
  return present(row);
}

/** Slashes would end the path's part, so ids are written with dashes. */
const idOf = (registerNumber: string) => registerNumber.replaceAll('/', '-');
const registerNumberOf = (id: string) => normaliseRegisterNumber(id.replaceAll('-', '/'));

const statusOf = (state: ComplaintState): 'open' | 'closed' => (hasEnded(state) ? 'closed' : 'open');

function present(row: PublishedRow): Open311Request {
  const { category, state, resolveDueOn } = row;
  return {
    service_request_id: idOf(row.registerNumber),
    status: statusOf(state),
    status_notes: stateNames[state].id,
    service_name: categoryNames[category].id,
    service_code: category,
    description: row.summary,
    requested_datetime: startOf(row.receivedOn),
    updated_datetime: startOf(row.changedOn),
    expected_datetime: resolveDueOn && !hasEnded(state) ? startOf(resolveDueOn) : null
  };
}

/** Days only: when in the day somebody complained is nobody's business. */
const startOf = (day: OfficeDate) => isoInstant(startOfOfficeDate(day));
