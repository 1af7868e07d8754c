import type { Localized } from '#lib/domain/surveys/localized.ts';

const mebibyte = 1024 * 1024;

/** Bytes one file may have. */
export const maxFileBytes = 10 * mebibyte;

/** Files one message may carry. */
export const maxFiles = 5;

/** Milliseconds for the whole of a form: five files of 10 MiB at 45 kB a second. */
export const longestSendingMs = 20 * 60_000;

/** Pixels an image may have: what is sent as a small file can unpack to gigabytes. */
export const maxPixels = 40_000_000;

/** Characters of a file's name. */
export const maxNameLength = 120;

/** For the `accept` of a file field: helps to choose; what counts is the content. */
export const acceptedFiles = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.txt,.mp3,.m4a,.ogg,.opus,.mp4,.mov';

/** Where a photo that cannot be cleaned may go as it is. */
export const acceptedAsIs = `${acceptedFiles},.heic,.heif`;

/**
 * Why a file is not taken. `cut`: the sending broke off in it or after it; `unscanned`: the virus scanner does not answer; `busy`: too
 * many files arrive at this moment.
 */
export type FileProblem =
  | 'type'
  | 'heic'
  | 'cut'
  | 'too_large'
  | 'pixels'
  | 'broken'
  | 'archive'
  | 'macros'
  | 'empty'
  | 'infected'
  | 'unscanned'
  | 'busy'
  | 'too_many';

/** What is wrong and how to mend it. */
export const fileProblemText: Readonly<Record<FileProblem, Localized>> = {
  type: {
    id: 'Jenis berkas ini tidak dapat kami terima. Kirim foto (JPG, PNG, WebP), PDF, Word (.docx), Excel (.xlsx), teks (.txt), suara (MP3, M4A, OGG), atau video (MP4, MOV).',
    en: 'We cannot take this kind of file. Send a photo (JPG, PNG, WebP), PDF, Word (.docx), Excel (.xlsx), text (.txt), sound (MP3, M4A, OGG) or video (MP4, MOV).'
  },
  heic: {
    id: 'Foto HEIC menyimpan tempat dan waktu pemotretan, dan kami tidak dapat menghapusnya. Simpan fotonya sebagai JPG (di iPhone: Pengaturan → Kamera → Format → Paling Kompatibel), lalu pilih lagi.',
    en: 'A HEIC photo holds the place and time it was taken, and we cannot remove them. Save it as JPG (on an iPhone: Settings → Camera → Formats → Most Compatible), then choose it again.'
  },
  cut: {
    id: 'Pengiriman terputus sebelum selesai, jadi belum ada yang kami terima. Tulisan Anda masih ada: pilih lagi berkasnya, lalu kirim lagi.',
    en: 'The sending broke off, so nothing has reached us yet. Your text is still here: choose the files again and send again.'
  },
  too_large: {
    id: 'Berkas ini lebih besar dari 10 MB. Perkecil, atau bagi menjadi beberapa berkas.',
    en: 'This file is larger than 10 MB. Make it smaller, or split it.'
  },
  pixels: {
    id: 'Gambar ini lebih dari 40 megapiksel. Perkecil gambarnya, lalu pilih lagi.',
    en: 'This picture has more than 40 megapixels. Make it smaller, then choose it again.'
  },
  broken: {
    id: 'Berkas ini rusak atau tidak utuh. Buka dulu di perangkat Anda untuk memastikan, lalu pilih lagi.',
    en: 'This file is damaged or incomplete. Check that it opens on your device, then choose it again.'
  },
  archive: {
    id: 'Isi berkas Office ini tidak wajar, jadi tidak kami simpan. Simpan sebagai PDF, lalu kirim PDF-nya.',
    en: 'The inside of this Office file is not as it should be, so we do not keep it. Save it as PDF and send that.'
  },
  macros: {
    id: 'Berkas ini berisi makro atau objek tersemat. Simpan sebagai PDF, lalu kirim PDF-nya.',
    en: 'This file contains macros or embedded objects. Save it as PDF and send that.'
  },
  empty: {
    id: 'Berkas ini kosong. Pilih berkas lain.',
    en: 'This file is empty. Choose another one.'
  },
  infected: {
    id: 'Pemeriksa virus menolak berkas ini. Kirim berkas lain, atau ceritakan isinya dengan tulisan.',
    en: 'The virus scanner refused this file. Send another one, or tell us in words what it shows.'
  },
  unscanned: {
    id: 'Pemeriksa virus sedang tidak menjawab. Coba lagi nanti, atau kirim dulu tanpa lampiran dan susulkan kemudian.',
    en: 'The virus scanner does not answer. Try again later, or send your text now and add the file afterwards.'
  },
  busy: {
    id: 'Sedang banyak berkas masuk. Coba lagi sebentar lagi, atau kirim dulu tanpa lampiran dan susulkan kemudian.',
    en: 'Many files are arriving right now. Try again in a moment, or send your text now and add the file afterwards.'
  },
  too_many: {
    id: 'Paling banyak 5 berkas sekali kirim; berkas ini yang keenam atau lebih. Susulkan kemudian.',
    en: 'At most 5 files at a time; this is the sixth or a later one. Add it afterwards.'
  }
};

/** A file that was not taken, by the name its sender knows; without a name when the whole form is meant. */
export interface RefusedFile {
  readonly name: string;
  readonly problem: FileProblem;
}

/** The message beside the file field: each refused file by name. */
export function refusedFilesText(refused: readonly RefusedFile[], locale: keyof Localized): string {
  return refused.map(({ name, problem }) => `${name && `${name}: `}${fileProblemText[problem][locale]}`).join('\n');
}
