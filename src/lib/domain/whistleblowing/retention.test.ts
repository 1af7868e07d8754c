import { expect, it } from 'vitest';
import { isPurgeDue, leastDaysClosed, purgeDay, purgeHold, type ClosedReport, type PurgeHold } from './retention.ts';
import { shippedWbsLimits } from './wbs-limits.ts';

const closed = (change: Partial<ClosedReport> = {}): ClosedReport => ({
  closedOn: '2028-02-29',
  purgeOn: '2029-02-28',
  lastStep: { seq: 3, day: '2028-02-29' },
  reporterSeq: 2,
  readSeqs: [3, 5],
  ...change
});

it('a closed report is erased a year later, at the earliest after thirty days', () => {
  expect(purgeDay('2028-02-29', 'proven', shippedWbsLimits)).toBe('2029-02-28');
  expect(purgeDay('2026-11-24', 'reporter_asked', shippedWbsLimits)).toBe('2026-12-24');
  expect(purgeDay('2027-02-01', 'proven', { retentionMonths: 1 })).toBe('2027-03-03');
  expect(isPurgeDue(closed(), '2029-02-27')).toBe(false);
  expect(isPurgeDue(closed(), '2029-02-28')).toBe(true);
});

it('a column that was moved forward erases nothing before thirty days', () => {
  expect(leastDaysClosed).toBe(30);
  expect(isPurgeDue(closed({ purgeOn: '2028-03-01' }), '2028-03-29')).toBe(false);
  expect(isPurgeDue(closed({ purgeOn: '2028-03-01' }), '2028-03-30')).toBe(true);
});

it.each<[string, Partial<ClosedReport>, PurgeHold]>([
  ['it is open', { closedOn: null, purgeOn: null }, 'not_as_signed'],
  ['no signed step closed it', { lastStep: undefined }, 'not_as_signed'],
  ['the newest signed step is of another day', { lastStep: { seq: 3, day: '2028-02-28' } }, 'not_as_signed'],
  ['one holder has not read the closing', { readSeqs: [3, 2] }, 'unread'],
  ['nobody can read it', { readSeqs: [] }, 'unread'],
  ['the reporter wrote after the closing', { reporterSeq: 4 }, 'reporter_wrote']
])('a report is never erased while %s, and that is said', (_why, change, hold) => {
  expect(isPurgeDue(closed(change), '2040-01-01')).toBe(false);
  expect(purgeHold(closed(change))).toBe(hold);
  expect(purgeHold(closed())).toBeNull();
});
