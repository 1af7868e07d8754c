import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalPassphrase, passphraseBytes, passphraseFrom, passphraseProblem, passphraseWord } from './passphrase.ts';

test('there are 4,096 different words, so seven of them hold 84 bits', () => {
  const words = Array.from({ length: 4096 }, (_, index) => passphraseWord(index));
  expect(new Set(words).size).toBe(4096);
  expect(words.every((word) => /^[a-z]{4}$/.test(word))).toBe(true);
});

test('84 of the 88 random bits each change the passphrase, and every passphrase passes its own check', () => {
  const zero = new Uint8Array(passphraseBytes);
  const changed = Array.from({ length: 88 }, (_, bit) => {
    const one = zero.slice();
    one[passphraseBytes - 1 - (bit >> 3)] = 1 << (bit & 7);
    return passphraseFrom(one);
  });
  expect(new Set(changed.slice(0, 84)).size).toBe(84);
  expect(changed.slice(0, 84)).not.toContain(passphraseFrom(zero));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: passphraseBytes, maxLength: passphraseBytes }), (random) => {
      expect(passphraseProblem(passphraseFrom(random))).toBeUndefined();
    })
  );
});

test('capitals, hyphens and blanks are forgiven; a missing or impossible word is named', () => {
  const right = passphraseFrom(new Uint8Array(passphraseBytes).fill(77));
  expect(normalPassphrase(` ${right.toUpperCase().replaceAll(' ', ' - ')} `)).toBe(right);
  expect(passphraseProblem('')).toContain('tujuh kata');
  expect(passphraseProblem(right.split(' ').slice(1).join(' '))).toContain('ini 6');
  expect(passphraseProblem(right.replace(/^\w+ \w+/, 'baba beda'))).toContain('Kata ke-2');
});
