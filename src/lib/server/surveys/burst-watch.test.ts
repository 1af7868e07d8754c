import { expect, it } from 'vitest';
import { burstLimit, createBurstWatch } from './burst-watch.ts';

it('lets ordinary numbers pass, flags what goes beyond them, and watches each address by itself', async () => {
  const watch = createBurstWatch();
  const seen: boolean[] = [];
  for (let i = 0; i <= burstLimit; i += 1) seen.push(await watch.isBurst('192.0.2.1'));
  expect(seen.indexOf(true)).toBe(burstLimit);
  expect(await watch.isBurst('192.0.2.2')).toBe(false);
});

it('does not count repetitions', async () => {
  const watch = createBurstWatch();
  for (let i = 0; i < 3 * burstLimit; i += 1) {
    expect(await watch.isBurst('192.0.2.1')).toBe(false);
    await watch.forgive('192.0.2.1');
  }
});
