import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#lib/domain/calendar/office-date.ts';
import type { KeyListBody } from '#lib/protocol/wbs1/key-list.ts';
import { bodyProblem, longestKeyListDays } from './key-list-rules.ts';

const body = (issuedOn: string, notAfter: string): KeyListBody => ({
  alg: 'wbs1',
  instanceId: '',
  epoch: 1,
  prevHash: '',
  issuedOn,
  notAfter,
  keys: []
});

test('a list holds for at most 100 days, over months, leap days and centuries', () => {
  const starts = fc.tuple(fc.integer({ min: 1990, max: 2110 }), fc.integer({ min: 0, max: 365 }));
  fc.assert(
    fc.property(starts, ([year, day]) => {
      const from = addDays(`${year}-01-01`, day);
      for (const [days, problem] of [
        [-1, 'days'],
        [0, undefined],
        [longestKeyListDays, undefined],
        [longestKeyListDays + 1, 'days']
      ] as const) {
        expect(bodyProblem(body(from, addDays(from, days))), `${from} + ${days}`).toBe(problem);
      }
    })
  );
  for (const odd of ['', 'x', '2026-11']) expect(bodyProblem(body('2026-11-01', odd))).toBe('days');
});
