/**
 * Passphrases are generated, never chosen: seven words of 4,096, 84 random bits. A word is two open syllables, as Indonesian has
 * them, each a consonant and one of four vowels: easy to say, to write down and to type, and no two differ in one sign alone that
 * looks like another.
 */
const consonants = 'bcdfghjklmnprstw';
const vowels = 'aiou';

export const passphraseWords = 7;
const bitsPerWord = 12;
/** Whole bytes that hold the bits of a passphrase. */
export const passphraseBytes = Math.ceil((passphraseWords * bitsPerWord) / 8);

/** @param index 0 to 63 */
const syllable = (index: number): string => (consonants[index >> 2] ?? '') + (vowels[index & 3] ?? '');

/** @param index 0 to 4,095 */
export const passphraseWord = (index: number): string => syllable(index >> 6) + syllable(index & 63);

/** @param random `passphraseBytes` random bytes; every passphrase is as likely as any other */
export function passphraseFrom(random: Uint8Array): string {
  if (random.length !== passphraseBytes) throw new RangeError('A passphrase is made of 11 bytes');
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  return Array.from({ length: passphraseWords }, () => {
    const word = passphraseWord(Number(bits & 4095n));
    bits >>= BigInt(bitsPerWord);
    return word;
  }).join(' ');
}

/** Forgives capitals, hyphens and blanks. */
export const normalPassphrase = (typed: string): string =>
  typed
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .join(' ');

const word = new RegExp(`^([${consonants}][${vowels}]){2}$`);

/** What a typed passphrase cannot be right with, found without trying it; undefined when it has the form of one. */
export function passphraseProblem(typed: string): string | undefined {
  const words = normalPassphrase(typed).split(' ');
  if (words[0] === '') return 'Ketik tujuh kata frasa kunci Anda.';
  if (words.length !== passphraseWords) return `Frasa kunci terdiri atas tujuh kata; ini ${words.length}.`;
  const wrong = words.findIndex((one) => !word.test(one));
  return wrong < 0 ? undefined : `Kata ke-${wrong + 1} tidak mungkin benar. Bandingkan dengan catatan Anda.`;
}
