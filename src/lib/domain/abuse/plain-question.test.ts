import { expect, test } from 'vitest';
import { answersQuestion, plainQuestion } from './plain-question.ts';

test('the question is a sum in words, and digits and words in both languages answer it', () => {
  const seed = Uint8Array.from([2, 3]);
  expect([plainQuestion(seed, 'id'), plainQuestion(seed, 'en')]).toEqual([
    'Berapa tiga ditambah empat?',
    'How much is three plus four?'
  ]);
  expect(['7', ' Tujuh ', 'SEVEN', '７', 'tujuh.'].map((answer) => answersQuestion(seed, answer))).toEqual(
    Array(5).fill(true)
  );
  expect(['', '8', '34', 'tiga', 'tujuh belas'].map((answer) => answersQuestion(seed, answer))).toEqual(
    Array(5).fill(false)
  );
});

test('every sum has a word', () => {
  for (let first = 0; first < 5; first += 1) {
    for (let second = 0; second < 5; second += 1) {
      const seed = Uint8Array.from([first, second]);
      expect(plainQuestion(seed, 'id')).not.toMatch(/\d/);
      expect(answersQuestion(seed, String(first + second + 2))).toBe(true);
    }
  }
});
