import { expect, it } from 'vitest';
import { shippedLimits } from '#lib/domain/complaints/complaint-limits.ts';
import { complaintLimits, complaintSettings, contentYearsOf } from './complaint-settings.ts';
import { settingsInForce } from './settings-in-force.ts';

it('the limits are the shipped ones until an admin says otherwise, and then from that day on', () => {
  const values = [
    { name: 'complaints.resolve_oversight_days', validFrom: '2027-01-01', value: 45 },
    { name: 'complaints.verify_days', validFrom: '2027-01-01', value: 2 }
  ];
  expect(complaintLimits(settingsInForce(values, '2026-12-31'))).toEqual(shippedLimits);
  expect(complaintLimits(settingsInForce(values, '2027-01-01'))).toEqual({
    ...shippedLimits,
    verify: 2,
    resolve: { ...shippedLimits.resolve, complaint_oversight: 45 }
  });
});

it('what was written is kept without a limit until an admin gives it one', () => {
  const values = [{ name: 'complaints.content_years', validFrom: '2027-01-01', value: 10 }];
  const years = (day: string) => contentYearsOf(settingsInForce(values, day));
  expect([years('2026-12-31'), years('2027-01-01')]).toEqual([undefined, 10]);
  expect(complaintSettings['complaints.content_years'].say(0)).toBe('Selamanya');
});
