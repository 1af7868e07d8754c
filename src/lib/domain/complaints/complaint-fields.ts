import type { Localized } from '#lib/domain/surveys/localized.ts';

/** Characters a field of the form takes; a form's `maxlength` and its schema agree by it. */
export const fieldLimits = {
  subject: 150,
  description: 10_000,
  place: 200,
  involved: 500,
  desiredSolution: 2_000,
  name: 120,
  address: 300,
  phone: 30,
  email: 254,
  externalReference: 60
} as const;
export type LimitedField = keyof typeof fieldLimits;

/** What can be wrong with a field; the schema's messages are these codes, and each page says them in its language. */
export const fieldProblems = [
  'description_missing',
  'name_missing',
  'too_long',
  'choice',
  'date',
  'date_to_come',
  'email',
  'phone'
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

const words: Readonly<Record<FieldProblem, Localized>> = {
  description_missing: { id: 'Ceritakan apa yang terjadi.', en: 'Tell us what happened.' },
  name_missing: { id: 'Tulis nama, atau pilih “Tanpa nama”.', en: 'Write the name, or choose “Without a name”.' },
  too_long: { id: 'Terlalu panjang. Persingkat, lalu kirim lagi.', en: 'Too long. Shorten it, then send it again.' },
  choice: { id: 'Pilih satu dari daftar.', en: 'Choose one of the list.' },
  date: { id: 'Tulis tanggal yang ada.', en: 'Write a date that exists.' },
  date_to_come: {
    id: 'Tanggal ini belum tiba. Tulis hari ini atau sebelumnya.',
    en: 'This day is still to come. Write today or an earlier day.'
  },
  email: {
    id: 'Tulis alamat email lengkap, misalnya nama@contoh.id.',
    en: 'Write a complete e-mail address, such as name@example.org.'
  },
  phone: {
    id: 'Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.',
    en: 'Write the telephone number in digits, such as 0812 3456 7890.'
  }
};

const isFieldProblem = (code: string): code is FieldProblem => (fieldProblems as readonly string[]).includes(code);

/** What to tell a person about a field; a text that is no code comes back as it is. */
export function fieldProblemText(code: string, field: string, locale: keyof Localized = 'id'): string {
  if (!isFieldProblem(code)) return code;
  if (code !== 'too_long' || !(field in fieldLimits)) return words[code][locale];
  const limit = fieldLimits[field as LimitedField];
  return locale === 'id'
    ? `Terlalu panjang: paling banyak ${limit.toLocaleString('id')} huruf. Persingkat, lalu kirim lagi.`
    : `Too long: at most ${limit.toLocaleString('en')} characters. Shorten it, then send it again.`;
}
