import { expect, test } from 'vitest';
import { isDatabaseAway } from './database-away.ts';
import { withinDeadline } from './deadline.ts';

test('work that ends in time keeps its outcome', async () => {
  expect(await withinDeadline(Promise.resolve('done'), 1_000)).toBe('done');
  await expect(withinDeadline(Promise.reject(new RangeError('refused')), 1_000)).rejects.toThrow(RangeError);
});

test('work that never ends counts as a database that is away', async () => {
  const problem: unknown = await withinDeadline(new Promise(() => undefined), 10).catch((reason: unknown) => reason);
  expect(isDatabaseAway(problem)).toBe(true);
});
