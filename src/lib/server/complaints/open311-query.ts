import { invalid } from '#lib/domain/errors.ts';
import type { Open311Query } from './open311.ts';

const instantPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * The query of GeoReport v2's requests: lists are comma-separated, instants ISO 8601 (W3C). Names it does not know are left alone, as
 * the standard asks.
 *
 * @throws DomainError `invalid` for a status or an instant that is none
 */
export function readOpen311Query(search: URLSearchParams): Open311Query {
  const list = (name: string) => {
    const entries = (search.get(name) ?? '').split(',').map((entry) => entry.trim());
    const named = entries.filter((entry) => entry !== '');
    return named.length > 0 ? named : undefined;
  };
  return {
    serviceRequestIds: list('service_request_id'),
    serviceCodes: list('service_code'),
    status: statusOf(list('status')),
    from: instantOf(search, 'start_date'),
    until: instantOf(search, 'end_date')
  };
}

function statusOf(asked: readonly string[] | undefined): 'open' | 'closed' | undefined {
  const unknown = asked?.find((status) => status !== 'open' && status !== 'closed');
  if (unknown !== undefined) throw invalid('status adalah open, closed, atau keduanya dipisah koma.');
  const [only, ...more] = new Set(asked);
  return more.length === 0 ? (only as 'open' | 'closed' | undefined) : undefined;
}

function instantOf(search: URLSearchParams, name: string): number | undefined {
  const text = search.get(name);
  if (text === null || text === '') return undefined;
  // In an address a plus that nobody encoded arrives as a space.
  const instant = instantPattern.test(text.replace(' ', '+')) ? Date.parse(text.replace(' ', '+')) : NaN;
  if (Number.isNaN(instant)) throw invalid(`${name} ditulis seperti 2026-11-24T08:00:00+08:00.`);
  return instant;
}
