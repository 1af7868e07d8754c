import type { Localized, Locale } from '#lib/domain/surveys/localized.ts';

const numbers: readonly Localized[] = [
  { id: 'nol', en: 'zero' },
  { id: 'satu', en: 'one' },
  { id: 'dua', en: 'two' },
  { id: 'tiga', en: 'three' },
  { id: 'empat', en: 'four' },
  { id: 'lima', en: 'five' },
  { id: 'enam', en: 'six' },
  { id: 'tujuh', en: 'seven' },
  { id: 'delapan', en: 'eight' },
  { id: 'sembilan', en: 'nine' },
  { id: 'sepuluh', en: 'ten' }
];

/** Two numbers whose sum is at most ten, chosen by the bytes of a challenge. */
function addends(seed: Uint8Array): readonly [number, number] {
  const first = 1 + ((seed[0] ?? 0) % 5);
  return [first, 1 + ((seed[1] ?? 0) % 5)];
}

const word = (number: number, locale: Locale) => numbers[number]?.[locale] ?? String(number);

/** For browsers that run no script: a sum in words, which a person does at once and a flood's program was not written for. */
export function plainQuestion(seed: Uint8Array, locale: Locale): string {
  const [first, second] = addends(seed).map((number) => word(number, locale));
  return locale === 'en' ? `How much is ${first} plus ${second}?` : `Berapa ${first} ditambah ${second}?`;
}

/** Takes digits and words of both languages, however they are cased and spaced. */
export function answersQuestion(seed: Uint8Array, answer: string): boolean {
  const [first, second] = addends(seed);
  const sum = first + second;
  const given = answer.normalize('NFKC').trim().toLowerCase().replace(/[.!]$/, '');
  return [String(sum), word(sum, 'id'), word(sum, 'en')].includes(given);
}
