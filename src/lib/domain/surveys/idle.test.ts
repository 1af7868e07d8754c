import { expect, test } from 'vitest';
import { idlePhase, kioskIdleLimits, spokenSeconds } from './idle.ts';

test('nothing happens before a minute without a touch', () => {
  expect(idlePhase(0, kioskIdleLimits)).toEqual({ kind: 'active' });
  expect(idlePhase(59_999, kioskIdleLimits)).toEqual({ kind: 'active' });
});

test('the warning counts thirty seconds down and never shows zero', () => {
  expect(idlePhase(60_000, kioskIdleLimits)).toEqual({ kind: 'warning', secondsLeft: 30 });
  expect(idlePhase(60_001, kioskIdleLimits)).toEqual({ kind: 'warning', secondsLeft: 30 });
  expect(idlePhase(89_999, kioskIdleLimits)).toEqual({ kind: 'warning', secondsLeft: 1 });
});

test('after the count-down the visit is over, however long the tablet slept', () => {
  expect(idlePhase(90_000, kioskIdleLimits)).toEqual({ kind: 'over' });
  expect(idlePhase(86_400_000, kioskIdleLimits)).toEqual({ kind: 'over' });
});

test('the count-down is spoken three times', () => {
  const spoken = Array.from({ length: 31 }, (_, passed) => spokenSeconds(30 - passed, kioskIdleLimits));
  expect([...new Set(spoken)]).toEqual([30, 10, 0]);
});
