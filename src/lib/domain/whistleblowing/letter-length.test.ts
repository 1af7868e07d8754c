import { expect, it } from 'vitest';
import { paddingSteps } from '#lib/protocol/wbs1/padding.ts';
import { writeLetter } from './letter.ts';
import { lengthProblem } from './letter-length.ts';

/** The longest text of such letters that is not refused. */
function longest(sign: string, kind: 'answer' | 'note'): string {
  let [fits, tooMuch] = [0, 400_000];
  while (tooMuch - fits > 1) {
    const middle = Math.floor((fits + tooMuch) / 2);
    if (lengthProblem(sign.repeat(middle), kind) === undefined) fits = middle;
    else tooMuch = middle;
  }
  return sign.repeat(fits);
}

it.each(['a', '"', '\n', 'é', '🙂', '\u0001'])('what is not refused fits its step, whatever the signs: %j', (sign) => {
  const bytes = (text: string) => new TextEncoder().encode(text).length + 4;
  const state = { state: 'closed_insufficient', reason: 'insufficient_evidence' } as const;
  expect(bytes(writeLetter({ ...state, text: longest(sign, 'answer') }))).toBeLessThanOrEqual(paddingSteps[2] ?? 0);
  expect(bytes(writeLetter({ text: longest(sign, 'note') }))).toBeLessThanOrEqual(paddingSteps[4] ?? 0);
});

it('a page of words is no trouble', () => {
  expect(lengthProblem('kata '.repeat(3_000), 'answer')).toBeUndefined();
  expect(lengthProblem('kata '.repeat(4_000), 'answer')).toMatch(/Bagi menjadi beberapa pesan/);
});
