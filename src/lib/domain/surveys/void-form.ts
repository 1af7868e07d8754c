import { z } from 'zod';

/** Which response to void, by the id of the downloaded file, and why; the reason stands in the files of the office. */
export const voidSchema = z.object({
  response: z
    .string('Tulis ID jawaban.')
    .trim()
    .toLowerCase()
    .pipe(z.uuid('Salin ID jawaban dari kolom ID berkas unduhan, misalnya 6f2c1c1e-1111-4222-8333-444455556666.')),
  reason: z
    .string('Tulis alasannya.')
    .trim()
    .min(5, 'Tulis alasannya, misalnya “Diisi petugas untuk mencoba tablet”.')
    .max(200, 'Tulis alasan paling banyak 200 huruf.')
    .regex(/^\P{Cc}*$/u, 'Tulis alasan dalam satu baris.')
});
export type VoidForm = z.output<typeof voidSchema>;
