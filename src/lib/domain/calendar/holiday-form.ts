import { z } from 'zod';
import { holidayKinds } from './holiday-kind.ts';
import { isOfficeDate } from './office-date.ts';

/** First and last year a holiday can be entered for: a typing slip in the year is found, a plan for the coming years is not. */
const years = { first: 2020, last: 2100 };

const isInYears = (date: string) => Number(date.slice(0, 4)) >= years.first && Number(date.slice(0, 4)) <= years.last;

/** One more day on which the office does not work. */
export const holidaySchema = z.object({
  date: z
    .string('Isi tanggalnya.')
    .trim()
    .refine(isOfficeDate, 'Isi tanggal yang ada, misalnya 1 Januari 2027.')
    .refine((date) => !isOfficeDate(date) || isInYears(date), `Isi tahun ${years.first} sampai ${years.last}.`),
  kind: z.enum(holidayKinds, 'Pilih salah satu jenisnya.'),
  name: z
    .string('Tulis nama harinya.')
    .trim()
    .min(1, 'Tulis nama harinya, seperti di SKB 3 Menteri.')
    .max(120, 'Tulis nama paling banyak 120 huruf.')
    .regex(/^\P{Cc}*$/u, 'Nama tidak boleh memuat tanda kendali.')
});
