/** For which words to the complainant a template is meant. */
export type TemplateUse = 'message' | 'ask_completion' | 'answer' | 'forward' | 'reject';

export interface ReplyTemplate {
  readonly key: string;
  readonly use: TemplateUse;
  readonly name: string;
  /** With `{field}` where the case's own facts go and `[…]` where the officer writes. */
  readonly body: string;
}

/** Facts a template is filled with; dates as people read them, such as `5 Maret 2026`. */
export interface TemplateFields {
  readonly register_number: string;
  readonly office: string;
  readonly received_on?: string | undefined;
  readonly due_on?: string | undefined;
  readonly complete_due_on?: string | undefined;
  readonly destination?: string | undefined;
}

const toWrite = '[…]';

/**
 * The template with what is known put in. A fact that is missing becomes `[…]` like everything the officer has to write:
 * `isUnfinished` finds it before it is sent.
 */
export function fillTemplate({ body }: Pick<ReplyTemplate, 'body'>, fields: TemplateFields): string {
  const known: Readonly<Record<string, string | undefined>> = { ...fields };
  return body.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? toWrite);
}

/** True while the text still holds a place to write. */
export const isUnfinished = (text: string): boolean => text.includes(toWrite);

/** In the order an officer meets them. */
export const replyTemplates: readonly ReplyTemplate[] = [
  {
    key: 'received',
    use: 'message',
    name: 'Pengaduan diterima',
    body:
      'Terima kasih, pengaduan Anda kami terima pada {received_on} dengan nomor {register_number}. ' +
      'Pengaduannya lengkap. Tanggapan kami kirim paling lambat {due_on}.\n\n{office}'
  },
  {
    key: 'still_working',
    use: 'message',
    name: 'Masih kami kerjakan',
    body:
      'Pengaduan Anda nomor {register_number} masih kami kerjakan. Sejauh ini kami sudah […]. ' +
      'Langkah berikutnya: […].\n\n{office}'
  },
  {
    key: 'incomplete',
    use: 'ask_completion',
    name: 'Minta kelengkapan',
    body:
      'Untuk menindaklanjuti pengaduan nomor {register_number}, kami masih memerlukan:\n1. […]\n\n' +
      'Kirimkan lewat halaman pelacakan paling lambat {complete_due_on}. Selama kami menunggu, batas waktu penyelesaian berhenti. ' +
      'Tanpa kelengkapan sampai hari itu, pengaduan dianggap dicabut; Anda boleh menyampaikannya lagi kapan saja.\n\n{office}'
  },
  {
    key: 'solved',
    use: 'answer',
    name: 'Sudah diperbaiki',
    body:
      'Pengaduan Anda nomor {register_number} sudah kami periksa. Yang kami temukan: […]. Yang sudah kami lakukan: […].\n\n' +
      'Bila hasilnya belum sesuai, balas pesan ini. Terima kasih sudah memberi tahu kami.\n\n{office}'
  },
  {
    key: 'information',
    use: 'answer',
    name: 'Jawaban atas permintaan informasi',
    body:
      'Menjawab permintaan informasi nomor {register_number}: […].\n\n' +
      'Bila jawaban ini belum cukup, balas pesan ini, atau ajukan keberatan kepada atasan PPID.\n\n{office}'
  },
  {
    key: 'aspiration',
    use: 'answer',
    name: 'Jawaban atas aspirasi',
    body: 'Terima kasih atas usulan Anda (nomor {register_number}). Kami sudah membahasnya. Keputusan kami: […], karena […].\n\n{office}'
  },
  {
    key: 'no_fault',
    use: 'answer',
    name: 'Layanan sudah sesuai standar',
    body:
      'Pengaduan Anda nomor {register_number} sudah kami periksa. Menurut pemeriksaan kami, layanan itu berjalan sesuai standar ' +
      'pelayanan, yaitu: […]. Kami memahami bahwa Anda merasa tidak nyaman, dan mohon maaf untuk itu. ' +
      'Bila ada hal yang belum kami lihat, balas pesan ini.\n\n{office}'
  },
  {
    key: 'forwarded',
    use: 'forward',
    name: 'Diteruskan',
    body:
      'Pengaduan Anda nomor {register_number} menyangkut kewenangan {destination}, sehingga kami teruskan ke sana. ' +
      'Perkembangannya dapat Anda tanyakan langsung ke {destination}.\n\n{office}'
  },
  {
    key: 'not_ours',
    use: 'reject',
    name: 'Bukan kewenangan kantor ini',
    body:
      'Pengaduan Anda nomor {register_number} tidak dapat kami tindak lanjuti karena menyangkut […], yang bukan kewenangan kantor ini. ' +
      'Anda dapat menyampaikannya ke […].\n\n{office}'
  },
  {
    key: 'unclear',
    use: 'reject',
    name: 'Tidak dapat diperiksa',
    body:
      'Pengaduan Anda nomor {register_number} tidak dapat kami tindak lanjuti karena […]. ' +
      'Bila Anda mempunyai keterangan lain, silakan sampaikan pengaduan baru.\n\n{office}'
  }
];

/** Those that fit what the officer is about to send. */
export function templatesFor(use: TemplateUse): ReplyTemplate[] {
  return replyTemplates.filter((template) => template.use === use);
}
