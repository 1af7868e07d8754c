import type { Localized } from '#lib/domain/surveys/localized.ts';
import type { ComplaintState } from './complaint-state.ts';

/** What a state means for the complainant, and what comes next. */
export const stateExplanations: Readonly<Record<ComplaintState, Localized>> = {
  received: {
    id: 'Pengaduan sudah kami terima. Petugas akan memeriksa kelengkapannya.',
    en: 'We have it. An officer will check whether it is complete.'
  },
  in_verification: {
    id: 'Petugas sedang memeriksa kelengkapan pengaduan Anda.',
    en: 'An officer is checking whether it is complete.'
  },
  needs_completion: {
    id: 'Kami menunggu kelengkapan dari pengadu. Baca pesan petugas, lalu balas di halaman ini.',
    en: 'We wait for more from the complainant. Read the message and reply on this page.'
  },
  in_progress: {
    id: 'Pengaduan lengkap dan sedang ditindaklanjuti.',
    en: 'It is complete and is being followed up.'
  },
  forwarded: {
    id: 'Pengaduan ini wewenang instansi lain dan sudah kami teruskan ke sana.',
    en: 'Another body is competent; we have forwarded it there.'
  },
  answered: {
    id: 'Pengaduan sudah ditanggapi. Bila jawabannya belum cukup, balaslah sebelum batas waktunya.',
    en: 'It was answered. If the answer is not enough, reply before the time is over.'
  },
  closed: {
    id: 'Penanganan selesai. Anda dapat menilainya.',
    en: 'The handling is done. You can rate it.'
  },
  rejected: {
    id: 'Pengaduan tidak dapat ditindaklanjuti. Alasannya ada di pesan petugas.',
    en: 'It cannot be followed up. The officer’s message says why.'
  },
  withdrawn: { id: 'Pengaduan ini dicabut.', en: 'It was withdrawn.' }
};

/** Who handles cases, as people outside read it: the position, never a name. */
export const handlerPosition: Localized = { id: 'Petugas pengaduan', en: 'Complaint officer' };
