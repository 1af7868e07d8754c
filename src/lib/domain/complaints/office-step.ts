import type { ComplaintLimits } from './complaint-limits.ts';
import type { ComplaintState } from './complaint-state.ts';

/** What an officer does to a case's state, each a form of its own on the case page. */
export const officeSteps = [
  'verify',
  'accept',
  'ask_completion',
  'complete',
  'answer',
  'forward',
  'reject',
  'close',
  'reopen'
] as const;
export type OfficeStep = (typeof officeSteps)[number];

export const isOfficeStep = (action: string): action is OfficeStep =>
  (officeSteps as readonly string[]).includes(action);

interface StepWords {
  /** As the heading of the form and on its button. */
  readonly button: string;
  /** What happens then, said before the button, with `{completion}` and `{autoClose}` for the days of the limits. */
  readonly consequence: string;
  /** Said after it was done. */
  readonly done: string;
}

export const stepWords: Readonly<Record<OfficeStep, StepWords>> = {
  verify: {
    button: 'Mulai verifikasi',
    consequence: 'Pengadu membaca bahwa kantor sedang memeriksa pengaduannya.',
    done: 'Verifikasi dimulai.'
  },
  accept: {
    button: 'Terima dan tindak lanjuti',
    consequence: 'Anda menyatakan pengaduannya lengkap. Tenggat penyelesaian dihitung mulai hari kerja berikutnya.',
    done: 'Pengaduan diterima. Tenggat penyelesaian sudah berjalan.'
  },
  ask_completion: {
    button: 'Minta kelengkapan',
    consequence: 'Pengadu mendapat {completion} hari untuk melengkapi. Selama itu tenggat penyelesaian berhenti.',
    done: 'Permintaan kelengkapan terkirim. Tenggat penyelesaian berhenti sampai pengadu membalas.'
  },
  complete: {
    button: 'Tandai sudah lengkap',
    consequence:
      'Untuk kelengkapan yang datang lewat jalan lain, misalnya WhatsApp. Tenggat penyelesaian berjalan lagi.',
    done: 'Pengaduan ditandai lengkap. Tenggat penyelesaian berjalan lagi.'
  },
  answer: {
    button: 'Kirim tanggapan akhir',
    consequence:
      'Setelah ini pengadu masih dapat membalas selama {autoClose} hari kerja; tanpa balasan, kasusnya selesai sendiri.',
    done: 'Tanggapan akhir terkirim.'
  },
  forward: {
    button: 'Teruskan ke instansi lain',
    consequence: 'Pengadu membaca ke mana pengaduannya diteruskan. Bagi kantor ini penanganannya selesai.',
    done: 'Pengaduan diteruskan.'
  },
  reject: {
    button: 'Nyatakan tidak dapat ditindaklanjuti',
    consequence: 'Pengadu membaca alasannya. Pengaduan ini lalu tidak dihitung sebagai yang harus ditindaklanjuti.',
    done: 'Pengaduan dinyatakan tidak dapat ditindaklanjuti.'
  },
  close: {
    button: 'Selesaikan',
    consequence: 'Pengadu membaca bahwa penanganannya selesai, dan dapat menilainya.',
    done: 'Pengaduan selesai.'
  },
  reopen: {
    button: 'Buka kembali',
    consequence: 'Pengaduan ini ditindaklanjuti lagi, dengan riwayat yang sama.',
    done: 'Pengaduan dibuka kembali.'
  }
};

/** What a step brings about, with the days that the limits of the case give. */
export function stepConsequence(step: OfficeStep, limits: Pick<ComplaintLimits, 'completion' | 'autoClose'>): string {
  const { consequence } = stepWords[step];
  return consequence
    .replace('{completion}', String(limits.completion))
    .replace('{autoClose}', String(limits.autoClose));
}

interface NextStep {
  /** The one to press first, where the office is the one to act. */
  readonly step: OfficeStep | undefined;
  readonly text: string;
}

const next: Readonly<Record<ComplaintState, NextStep>> = {
  received: {
    step: 'verify',
    text: 'Baca pengaduannya: apakah jelas, dan apakah menjadi wewenang kantor ini?'
  },
  in_verification: {
    step: 'accept',
    text: 'Bila jelas dan menjadi wewenang kantor, terima. Bila belum jelas, minta kelengkapan.'
  },
  needs_completion: {
    step: undefined,
    text: 'Menunggu pengadu. Bila ia membalas lewat halaman pelacakan, pengaduan ini berjalan lagi dengan sendirinya.'
  },
  in_progress: {
    step: 'answer',
    text: 'Periksa dan selesaikan masalahnya, lalu kirim tanggapan akhir.'
  },
  forwarded: { step: undefined, text: 'Sudah diteruskan. Instansi tujuan yang menangani.' },
  answered: { step: undefined, text: 'Menunggu balasan pengadu. Tanpa balasan, pengaduan ini selesai sendiri.' },
  closed: { step: undefined, text: 'Sudah selesai.' },
  rejected: { step: undefined, text: 'Tidak dapat ditindaklanjuti; pengadu sudah membaca alasannya.' },
  withdrawn: { step: undefined, text: 'Dicabut oleh pengadu, atau dianggap dicabut karena tidak dilengkapi.' }
};

/** @param hasReply the newest word is the complainant's, and the office has not answered it */
export function nextStepOf(state: ComplaintState, hasReply: boolean): NextStep {
  if (state === 'answered' && hasReply) {
    return { step: 'answer', text: 'Pengadu membalas tanggapan. Baca balasannya, lalu tanggapi lagi.' };
  }
  return next[state];
}
