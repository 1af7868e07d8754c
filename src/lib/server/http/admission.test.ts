import { expect, test } from 'vitest';
import { createAdmission } from './admission.ts';

const fill = (admission: ReturnType<typeof createAdmission>) => {
  let taken = 0;
  while (admission.enter()) taken += 1;
  return taken;
};

test('a full house has places left for what would be lost, and not without end', () => {
  const admission = createAdmission();
  expect(fill(admission)).toBe(500);
  expect(Array.from({ length: 100 }, () => admission.enter(true)).every(Boolean)).toBe(true);
  expect(admission.enter(true)).toBe(false);
  admission.leave();
  expect([admission.enter(), admission.enter(true)]).toEqual([false, true]);
});
