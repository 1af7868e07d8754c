import { expect, test } from 'vitest';
import { withoutStalls } from './without-stalls.ts';

async function* sending(pauses: readonly number[]) {
  for (const [place, pause] of pauses.entries()) {
    await new Promise((done) => setTimeout(done, pause));
    yield place;
  }
}

async function taken(pauses: readonly number[]) {
  const chunks: number[] = [];
  try {
    for await (const chunk of withoutStalls(sending(pauses), 200)) chunks.push(chunk);
  } catch (problem) {
    return [...chunks, String(problem)];
  }
  return chunks;
}

test('a slow sender is read to the end', async () => {
  expect(await taken([20, 20, 20, 20, 20])).toEqual([0, 1, 2, 3, 4]);
});

test('a sender that falls silent is given up', async () => {
  expect(await taken([1, 5_000, 1])).toEqual([0, 'Error: The sender was silent for 200 ms']);
});

test('a sender that drips is cut off when the time for the whole is over, however short its silences', async () => {
  async function* dripping() {
    for (;;) {
      await new Promise((next) => setTimeout(next, 5));
      yield 'a';
    }
  }
  const taken: string[] = [];
  const read = async () => {
    for await (const drop of withoutStalls(dripping(), 1_000, 60)) taken.push(drop);
  };
  await expect(read()).rejects.toThrow();
  expect(taken.length).toBeGreaterThan(0);
});
