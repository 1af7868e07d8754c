import { expect, test } from 'vitest';
import { wrongCodeTurn } from './wrong-code.ts';

test('wrong codes tried at once are answered one after the other', async () => {
  const begun = performance.now();
  const answeredAt: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, () => wrongCodeTurn().then(() => answeredAt.push(performance.now() - begun)))
  );
  // Timers may be a millisecond early, and never that much.
  expect(answeredAt.every((at, place) => at >= (place + 1) * 8)).toBe(true);
});
