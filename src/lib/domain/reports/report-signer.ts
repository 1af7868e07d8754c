import { z } from 'zod';
import { isOfficeDate } from '#lib/domain/calendar/office-date.ts';
import { signatureKinds, signerCapacities } from './signature-words.ts';

const line = (missing: string, most = 120) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, `Paling panjang ${most} huruf.`)
    .regex(/^[^\p{Cc}]*$/u, 'Tulis dalam satu baris, tanpa tanda kendali.');

/** Number, place, day and signer of a report, as the office's letters want them; messages in Indonesian. */
export const reportSignerSchema = z.object({
  number: line('Isi nomor laporan seperti pada agenda surat.', 80),
  place: line('Isi tempat, misalnya Sangatta.', 60),
  date: z.string('Pilih tanggal laporan.').refine(isOfficeDate, 'Pilih tanggal laporan.'),
  position: line('Isi jabatan penanda tangan, misalnya Sekretaris.'),
  capacity: z.enum(signerCapacities, 'Pilih kedudukan penanda tangan.'),
  name: line('Isi nama penanda tangan dengan gelarnya.'),
  employeeNumber: z
    .string('NIP terdiri atas 18 angka. Kosongkan bila tidak ada.')
    .trim()
    .transform((text) => text.replace(/\s+/g, ''))
    .refine((text) => text === '' || /^\d{18}$/.test(text), 'NIP terdiri atas 18 angka. Kosongkan bila tidak ada.'),
  signature: z.enum(signatureKinds, 'Pilih cara menandatangani.')
});

export type ReportSigner = z.output<typeof reportSignerSchema>;

/** `Plh. Sekretaris`, as it stands above the signature. */
export function signerPosition({ capacity, position }: Pick<ReportSigner, 'capacity' | 'position'>): string {
  return capacity === 'holder' ? position : `${capacity === 'plh' ? 'Plh.' : 'Plt.'} ${position}`;
}

/** `19850101 201001 1 001` from the eighteen digits of a NIP; empty stays empty. */
export function formatEmployeeNumber(digits: string): string {
  return digits.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');
}
