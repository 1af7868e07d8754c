import { describe, expect, it } from 'vitest';
import { readOpen311Query } from './open311-query.ts';

const read = (search: string) => readOpen311Query(new URLSearchParams(search));

describe('readOpen311Query', () => {
  it('asks for nothing in particular when the address says nothing', () => {
    expect(Object.values(read('')).every((value) => value === undefined)).toBe(true);
  });

  it('reads lists, and both states as no choice', () => {
    expect(read('service_code=fees,%20facilities,&service_request_id=DUMAS-2026-XI-0007')).toMatchObject({
      serviceCodes: ['fees', 'facilities'],
      serviceRequestIds: ['DUMAS-2026-XI-0007']
    });
    expect(read('status=open').status).toBe('open');
    expect(read('status=open,closed').status).toBeUndefined();
  });

  it('reads instants with and without a zone, and a plus that nobody encoded', () => {
    expect(read('start_date=2026-11-24T08:00:00%2B08:00').from).toBe(Date.UTC(2026, 10, 24));
    expect(read('start_date=2026-11-24T08:00:00+08:00').from).toBe(Date.UTC(2026, 10, 24));
    expect(read('end_date=2026-11-24T00:00:00Z').until).toBe(Date.UTC(2026, 10, 24));
  });

  it.each(['status=done', 'start_date=kemarin', 'end_date=2026-13-45T00:00:00Z', 'start_date=1'])(
    'refuses %s and says how it is written',
    (search) => {
      expect(() => read(search)).toThrow(/status adalah|ditulis seperti/);
    }
  );

  it('leaves names alone that it does not know', () => {
    expect(() => read('jurisdiction_id=kutai-timur&page=x')).not.toThrow();
  });
});
