import type { Localized } from '#lib/domain/surveys/localized.ts';
import type { ComplaintState } from './complaint-state.ts';

/** What a state means for the complainant, and what comes next. */
export const stateExplanations: Readonly<Record<ComplaintState, Localized>> = {
  received: {
    id: 'Kami sudah menerima pengaduan ini. Berikutnya kami memeriksa kelengkapannya.',
    en: 'We have it. Next we check whether it is complete.'
  },
  in_verification: {
    id: 'Kami sedang memeriksa kelengkapan pengaduan Anda.',
    en: 'We are checking whether it is complete.'
  },
  needs_completion: {
    id: 'Kami menunggu kelengkapan dari pengadu. Baca pesan kami, lalu balas di halaman ini.',
    en: 'We are waiting for more from the complainant. Read our message and reply on this page.'
  },
  in_progress: {
    id: 'Pengaduan ini lengkap. Kami sedang menindaklanjutinya.',
    en: 'It is complete and we are following it up.'
  },
  forwarded: {
    id: 'Pengaduan ini wewenang instansi lain. Kami sudah meneruskannya ke sana.',
    en: 'This is for another body to decide. We have forwarded it there.'
  },
  answered: {
    id: 'Kami sudah menanggapi pengaduan ini. Bila tanggapannya belum cukup, balas sebelum batas waktunya.',
    en: 'We have answered. If the answer is not enough, reply before the time is over.'
  },
  closed: {
    id: 'Penanganan selesai. Anda dapat menilainya.',
    en: 'The handling is done. You can rate it.'
  },
  rejected: {
    id: 'Kami tidak dapat menindaklanjuti pengaduan ini. Alasannya ada di pesan kami.',
    en: 'We cannot follow it up. Our message says why.'
  },
  withdrawn: { id: 'Pengaduan ini dicabut.', en: 'It was withdrawn.' }
};

/** Who handles cases, as people outside read it: the position, never a name. */
export const handlerPosition: Localized = { id: 'Petugas pengaduan', en: 'Complaint officer' };
