import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';
import { quarantineWords } from './quarantine-words.ts';

/** What a mail says. Mails about a case hold its number and links, never content and never the code. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

interface CaseLinks {
  readonly registerNumber: string;
  /** The page where the code is typed. */
  readonly trackUrl: string;
  /** The page that ends these mails. */
  readonly endUrl: string;
}

/** Indonesian first, English below: nobody was asked for a language. */
function bilingual(indonesian: readonly string[], english: readonly string[]): string {
  return [...indonesian, office.name, '--', 'In English:', ...english].join('\n\n') + '\n';
}

/** @param lastDay the link works until its end */
export function confirmationWords({
  registerNumber,
  confirmUrl,
  lastDay
}: {
  readonly registerNumber: string;
  readonly confirmUrl: string;
  readonly lastDay: OfficeDate;
}): MailWords {
  return {
    subject: `Konfirmasi alamat email untuk pengaduan ${registerNumber}`,
    text: bilingual(
      [
        `Seseorang meminta agar kabar tentang pengaduan ${registerNumber} dikirim ke alamat ini.`,
        `Bila itu Anda, buka tautan ini lalu tekan tombolnya, paling lambat ${formatDate(lastDay)}:`,
        confirmUrl,
        'Bila bukan Anda, abaikan email ini. Alamat ini lalu terhapus sendiri.'
      ],
      [
        `Somebody asked us to send updates on case ${registerNumber} to this address.`,
        `If it was you, open the link above and press the button, by ${formatDate(lastDay, 'en')}.`,
        'If it was not you, ignore this mail. The address is then deleted by itself.'
      ]
    )
  };
}

const neverByMail = {
  id: 'Kode dan isi pengaduan tidak pernah kami kirim atau minta lewat email.',
  en: 'We never send or ask for the code or the content of a case by e-mail.'
};

export function updateWords({ registerNumber, trackUrl, endUrl }: CaseLinks): MailWords {
  return {
    subject: `Ada kabar tentang pengaduan ${registerNumber}`,
    text: bilingual(
      [
        `Ada kabar baru tentang pengaduan ${registerNumber}.`,
        `Untuk membacanya, buka halaman pelacakan dan masukkan kode pelacakan Anda:\n${trackUrl}`,
        neverByMail.id,
        `Tidak ingin email ini lagi? ${endUrl}`
      ],
      [
        `There is news on case ${registerNumber}. To read it, open the tracking page above and enter your tracking code.`,
        neverByMail.en,
        'To end these mails, open the last link above.'
      ]
    )
  };
}

export function followUpWords({ registerNumber, trackUrl, endUrl }: CaseLinks): MailWords {
  return {
    subject: `Apakah masalah dalam pengaduan ${registerNumber} sudah teratasi?`,
    text: bilingual(
      [
        `Empat minggu lalu pengaduan ${registerNumber} selesai ditangani. Apakah masalahnya sudah teratasi?`,
        `Nilai penanganannya dan tuliskan bila masih ada yang kurang. Buka halaman pelacakan dan masukkan kode pelacakan Anda:\n${trackUrl}`,
        neverByMail.id,
        `Tidak ingin email ini lagi? ${endUrl}`
      ],
      [
        `Four weeks ago case ${registerNumber} was closed. Is the problem solved?`,
        'Open the tracking page above, enter your tracking code, rate how it was handled and say what is still missing.',
        neverByMail.en,
        'To end these mails, open the last link above.'
      ]
    )
  };
}

/** Numbers of cases; the same filters as the inbox. */
export interface DigestCounts {
  readonly due: number;
  readonly overdue: number;
  readonly reply: number;
  readonly waiting: number;
  readonly quarantined: number;
  readonly open: number;
}

/** True when the morning has something that an officer must not miss. */
export function isWorthADigest({ due, overdue, reply, quarantined }: DigestCounts): boolean {
  return due + overdue + reply + quarantined > 0;
}

/** Counts only: mails pass through other people's servers. */
export function digestWords(
  counts: DigestCounts,
  { date, inboxUrl }: { date: OfficeDate; inboxUrl: string }
): MailWords {
  const { due, overdue, reply, waiting, quarantined, open } = counts;
  return {
    subject: `Pengaduan hari ini: ${due} jatuh tempo, ${overdue} terlambat`,
    text:
      [
        `Keadaan pengaduan pada ${formatDate(date)}:`,
        [
          `- jatuh tempo hari ini: ${due}`,
          `- terlambat: ${overdue}`,
          `- pesan pengadu, perlu dibalas: ${reply}`,
          `- menunggu pengadu: ${waiting}`,
          `- ${quarantineWords.tab.toLowerCase()}, perlu diperiksa: ${quarantined}`,
          `- semua yang belum selesai: ${open}`
        ].join('\n'),
        `Buka daftar pengaduan:\n${inboxUrl}`,
        office.name
      ].join('\n\n') + '\n'
  };
}
