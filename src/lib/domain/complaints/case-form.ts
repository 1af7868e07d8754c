import { z } from 'zod';
import { categories } from './category.ts';
import { complaintClasses } from './complaint-class.ts';
import { forwardDestinations } from './forward-destination.ts';
import { redactionReasons } from './redaction.ts';
import { isUnfinished } from './reply-templates.ts';
import { messageMaxLength, summaryMaxLength } from './message-limits.ts';

/** Browsers post line ends as two characters and count them as one. */
const words = z
  .string()
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim());

const required = (message: string, max = messageMaxLength) =>
  words.pipe(
    z
      .string()
      .min(1, message)
      .max(max, `Persingkat menjadi paling banyak ${max.toLocaleString('id')} karakter.`)
  );

const unfinished = 'Masih ada […] dari contoh teks. Isi atau hapus tanda itu sebelum mengirim.';

/** What the complainant will read: a place of a template that nobody filled does not leave the office. */
const toComplainant = (message: string) => required(message).refine((text) => !isUnfinished(text), unfinished);

const line = z
  .string()
  .trim()
  .max(60, 'Persingkat menjadi paling banyak 60 karakter.')
  .transform((text) => text || undefined)
  .optional();

/** A button alone. */
export const noWords = z.object({});

export const rejectForm = z.object({
  reason: toComplainant('Tuliskan alasannya; pengadu membaca alasan ini.')
});

/** Made with the form: the same again is the same message. */
const submissionId = z.uuid().optional().catch(undefined);

export const messageForm = z.object({ submissionId, body: toComplainant('Tuliskan pesannya.') });

export const completionForm = z.object({ body: toComplainant('Tuliskan apa yang perlu dilengkapi pengadu.') });

export const noteForm = z.object({ submissionId, body: required('Tuliskan catatannya.') });

export const answerForm = z.object({
  body: toComplainant('Tuliskan tanggapannya.'),
  alsoMerged: z.string().optional().transform(Boolean)
});

export const forwardForm = z
  .object({
    destination: z.enum(forwardDestinations, 'Pilih instansi tujuannya.'),
    externalReference: line,
    body: words
      .pipe(
        z
          .string()
          .max(messageMaxLength, 'Persingkat pesannya.')
          .refine((text) => !isUnfinished(text), unfinished)
      )
      .transform((text) => text || undefined)
  })
  .refine(({ destination, externalReference }) => destination !== 'sp4n_lapor' || externalReference, {
    path: ['externalReference'],
    message: 'Isi nomor Tracking ID dari SP4N-LAPOR!, supaya pengadu dapat mengikutinya di sana.'
  });

export const assignForm = z.object({
  assigneeId: z
    .string()
    .default('')
    .transform((id) => id || null)
});

export const classifyForm = z.object({
  class: z.enum(complaintClasses, 'Pilih jenisnya.'),
  oversight: z.enum(['', 'yes', 'no'], 'Pilih salah satu.').transform((text) => (text === '' ? null : text === 'yes')),
  category: z.enum(categories, 'Pilih kategorinya.')
});

export const mergeForm = z.object({
  into: required('Isi nomor registrasi pengaduan utamanya, misalnya DUMAS/2026/XI/0007.', 40)
});

const reason = z.enum(redactionReasons, 'Pilih alasannya; pengadu membacanya.');

export const redactForm = z.object({ messageId: z.uuid('Pesan itu tidak ada.'), reason });

/** Shorter ones stand in many words. */
const shortestPassage = 3;

export const redactContentForm = z.object({
  passage: required('Salin bagian yang perlu ditutup.').refine(
    (text) => text.length >= shortestPassage,
    `Salin paling sedikit ${shortestPassage} huruf, supaya tidak ada kata lain yang ikut tertutup.`
  ),
  reason
});

export const withdrawFileForm = z.object({ attachmentId: z.uuid('Pilih lampirannya.'), reason });

export const summaryForm = z.object({
  summary: words.pipe(
    z.string().max(summaryMaxLength, `Persingkat menjadi paling banyak ${summaryMaxLength} karakter.`)
  )
});
