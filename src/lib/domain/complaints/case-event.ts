import type { Localized } from '#lib/domain/surveys/localized.ts';
import { forwardDestinationNames, forwardDestinations } from './forward-destination.ts';
import { officeDuties, type OfficeDuty } from './overdue.ts';
import { readRedaction, redactionReasonNames, type RedactedPart } from './redaction.ts';
import { complaintActions } from './transition.ts';

/** Everything that can happen to a case: the steps of its life first, then what leaves the state as it is. */
export const eventKinds = [
  'receive',
  ...complaintActions,
  'merge',
  'lead',
  'assign',
  'classify',
  'message',
  'reply',
  'reply_done',
  'note',
  'redact',
  'new_code',
  'summarise',
  'publish',
  'unpublish',
  'rate',
  'erase_identity',
  'erase_content',
  'export_data',
  'ask_follow_up',
  'overdue'
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Detail of a step that a case took because the case it was merged into took it. */
export const sharedDetail = 'shared';

/** Detail of a classification that found the complaint to be berkadar pengawasan. */
export const inspectionDetail = 'inspection';

const needsInspection: Localized = {
  id: 'Pengaduan ini perlu pemeriksaan. Batas waktu penyelesaiannya mengikuti.',
  en: 'It needs an inspection. The time limit for solving it follows.'
};

/** What a complainant reads in the timeline; kinds without words are not shown there. */
const publicWords: Partial<Readonly<Record<EventKind, Localized>>> = {
  receive: { id: 'Kami menerima pengaduan ini.', en: 'We received this complaint.' },
  verify: {
    id: 'Kami mulai memeriksa kelengkapan pengaduan ini.',
    en: 'We began to check whether it is complete.'
  },
  ask_completion: {
    id: 'Kami meminta kelengkapan. Selama menunggu, batas waktu penyelesaian berhenti.',
    en: 'We asked for more. The time limit stands still while we wait.'
  },
  complete: { id: 'Kami menerima kelengkapannya.', en: 'We received what was missing.' },
  accept: {
    id: 'Pengaduan ini lengkap. Kami mulai menindaklanjutinya.',
    en: 'It is complete. We began to follow it up.'
  },
  answer: { id: 'Kami menanggapi pengaduan ini.', en: 'We answered.' },
  close: { id: 'Penanganannya selesai.', en: 'The case is done.' },
  reopen: { id: 'Pengaduan ini terbuka lagi.', en: 'The case is open again.' },
  forward: { id: 'Kami meneruskannya ke instansi yang berwenang.', en: 'We forwarded it to the competent body.' },
  reject: {
    id: 'Kami tidak dapat menindaklanjutinya. Alasannya ada di pesan kami.',
    en: 'We cannot follow it up. Our message says why.'
  },
  withdraw: { id: 'Pengadu mencabut pengaduan ini.', en: 'The complainant withdrew it.' },
  lapse: {
    id: 'Kelengkapannya tidak datang sampai batas waktunya, jadi pengaduan ini dianggap dicabut.',
    en: 'What was missing did not come in time, so it counts as withdrawn.'
  },
  merge: { id: 'Kami menanganinya bersama pengaduan lain.', en: 'We handle it together with another one.' },
  lead: { id: 'Pengaduan ini tidak lagi mengikuti pengaduan lain.', en: 'It no longer follows another one.' },
  assign: { id: 'Kami menunjuk petugas yang menanganinya.', en: 'We named the officer who handles it.' },
  classify: { id: 'Kami menentukan jenis dan kategorinya.', en: 'We settled its kind and category.' },
  redact: { id: 'Kami menghapus isi satu pesan.', en: 'We removed the words of a message.' },
  new_code: {
    id: 'Petugas membuat kode pelacakan baru. Kode yang lama tidak berlaku lagi.',
    en: 'The officer made a new tracking code. The one before is no longer valid.'
  },
  publish: { id: 'Kami menampilkan ringkasannya di daftar publik.', en: 'We put a summary on the public list.' },
  unpublish: {
    id: 'Kami menarik ringkasannya dari daftar publik.',
    en: 'We took the summary off the public list.'
  },
  erase_identity: {
    id: 'Kami menghapus nama dan kontak pengadu.',
    en: 'We erased the complainant’s name and contact.'
  },
  erase_content: { id: 'Kami menghapus isi pengaduan ini.', en: 'We erased what was written.' },
  export_data: { id: 'Anda mengunduh salinan data Anda.', en: 'You downloaded a copy of your data.' },
  ask_follow_up: {
    id: 'Kami menanyakan apakah masalahnya sudah teratasi.',
    en: 'We asked whether the problem is solved.'
  }
};

const sharedWords: Partial<Readonly<Record<EventKind, Localized>>> = {
  answer: { id: 'Kami menanggapi pengaduan yang ditangani bersama ini.', en: 'We answered the joint case.' },
  ask_completion: {
    id: 'Kami menunggu kelengkapan pengaduan yang ditangani bersama ini.',
    en: 'We wait for more on the joint case.'
  },
  reject: {
    id: 'Kami tidak dapat menindaklanjuti pengaduan yang ditangani bersama ini.',
    en: 'We cannot follow up the joint case.'
  }
};

export interface CaseEventWords {
  readonly kind: string;
  readonly detail: string | null;
  /** `complainant`, a part of the program, or a staff account's id. */
  readonly actor: string;
}

const closedByTime: Localized = {
  id: 'Tidak ada balasan sampai batas waktunya, jadi penanganannya selesai.',
  en: 'No reply came in time, so the case is done.'
};

const isDestination = (text: string | null): text is keyof typeof forwardDestinationNames =>
  text !== null && (forwardDestinations as readonly string[]).includes(text);

const closedPart: Readonly<Record<RedactedPart, Localized>> = {
  content: { id: 'Petugas menutup sebagian isi pengaduan', en: 'The officer closed a part of the text' },
  attachment: { id: 'Petugas menarik satu lampiran', en: 'The officer withdrew an attachment' },
  message: { id: 'Petugas menutup isi satu pesan', en: 'The officer closed the words of a message' },
  note: { id: 'Petugas menutup satu catatan internal', en: 'The officer closed a note' }
};

function redactionText({ part, reason }: NonNullable<ReturnType<typeof readRedaction>>): Localized {
  const [closed, why] = [closedPart[part], redactionReasonNames[reason]];
  return { id: `${closed.id}: ${why.id}.`, en: `${closed.en}: ${why.en}.` };
}

/** The event as its complainant reads it; undefined where it is none of the timeline's. */
export function publicEventText({ kind, detail, actor }: CaseEventWords): Localized | undefined {
  if (kind === 'close' && actor === 'jobs') return closedByTime;
  const redaction = kind === 'redact' ? readRedaction(detail) : undefined;
  if (redaction) return redaction.part === 'note' ? undefined : redactionText(redaction);
  if (kind === 'classify' && detail === inspectionDetail) return needsInspection;
  if (kind === 'forward' && isDestination(detail)) {
    const { id, en } = forwardDestinationNames[detail];
    return { id: `Kami meneruskannya ke ${id}.`, en: `We forwarded it to ${en}.` };
  }
  if (kind === 'merge' && detail !== null) {
    return { id: `Kami menanganinya bersama ${detail}.`, en: `We handle it together with ${detail}.` };
  }
  const words =
    detail === sharedDetail ? (sharedWords[kind as EventKind] ?? publicWords[kind as EventKind]) : undefined;
  return words ?? publicWords[kind as EventKind];
}

const officeOnly: Partial<Readonly<Record<EventKind, string>>> = {
  message: 'Petugas mengirim pesan.',
  reply: 'Pengadu mengirim pesan.',
  reply_done: 'Semua pesan pengadu sudah dibalas. Waktu pengadu untuk membalas mulai lagi.',
  note: 'Petugas menambah catatan internal.',
  summarise: 'Petugas menulis ringkasan publik.',
  rate: 'Pengadu menilai penanganan.',
  export_data: 'Pengadu mengunduh salinan datanya.',
  overdue: 'Satu batas waktu terlewat.'
};

const missed: Readonly<Record<OfficeDuty, string>> = {
  verify: 'verifikasi',
  first_response: 'tanggapan pertama',
  resolve: 'penyelesaian',
  reply: 'balasan'
};

const isDuty = (text: string | null): text is OfficeDuty => officeDuties.some((duty) => duty === text);

/** The event as the office reads it in the history. */
export function officeEventText(event: CaseEventWords): string {
  if (event.kind === 'overdue' && isDuty(event.detail)) return `Batas waktu ${missed[event.detail]} terlewat.`;
  if (event.kind === 'classify' && event.detail === inspectionDetail)
    return 'Petugas menetapkan pengaduan ini berkadar pengawasan.';
  const redaction = event.kind === 'redact' ? readRedaction(event.detail) : undefined;
  if (redaction) return redactionText(redaction).id;
  return officeOnly[event.kind as EventKind] ?? publicEventText(event)?.id ?? event.kind;
}
