import { office } from '#lib/domain/office/office.ts';

export const passwordLength = { min: 12, max: 256 } as const;

/** Words of fewer letters stand in too many good passwords to be refused. */
const shortestWord = 4;

const squashed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function wordsOf(...texts: string[]): string[] {
  return texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= shortestWord);
}

/** What people of this office would guess first. */
const officeWords = [...wordsOf(office.name, office.programme), 'password', 'rahasia', 'katasandi', 'qwerty', '12345'];

/**
 * What is wrong with a new password, or undefined. Length counts, not kinds of characters (NIST SP 800-63B §3.1.1.2); what can
 * be read off the account or the office's door does not count towards the length.
 */
export function passwordProblem(password: string, account: { email: string; name: string }): string | undefined {
  const length = [...password].length;
  if (length < passwordLength.min)
    return `Pakai paling sedikit ${passwordLength.min} karakter; beberapa kata acak paling mudah diingat.`;
  if (length > passwordLength.max) return `Pakai paling banyak ${passwordLength.max} karakter.`;
  let rest = squashed(password);
  const own = wordsOf(account.name, account.email.split('@')[0] ?? '').map(squashed);
  for (const word of [...own, ...officeWords.map(squashed)]) rest = rest.replaceAll(word, '');
  if (new Set(rest).size < 5 || rest.length < 8) {
    return 'Kata sandi ini mudah ditebak. Jangan pakai nama, email, nama kantor, atau huruf yang berulang.';
  }
  return undefined;
}
