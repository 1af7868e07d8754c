import { expect, it } from 'vitest';
import { shippedLimits } from '#lib/domain/complaints/complaint-limits.ts';
import { complaintLimits } from './complaint-settings.ts';
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
