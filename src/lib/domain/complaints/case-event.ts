import type { Localized } from '#lib/domain/surveys/localized.ts';
import { forwardDestinationNames, forwardDestinations } from './forward-destination.ts';
import { officeDuties, type OfficeDuty } from './overdue.ts';
import { readRedaction, redactionReasonNames } from './redaction.ts';
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
  'note',
  'redact',
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
  receive: { id: 'Pengaduan diterima.', en: 'We received it.' },
  verify: {
    id: 'Petugas mulai memeriksa kelengkapan pengaduan.',
    en: 'An officer began to check whether it is complete.'
  },
  ask_completion: {
    id: 'Petugas meminta kelengkapan. Batas waktu penyelesaian berhenti selama menunggu.',
    en: 'The officer asked for more. The time limit stands still while we wait.'
  },
  complete: { id: 'Kelengkapan diterima.', en: 'What was missing has come.' },
  accept: { id: 'Pengaduan lengkap dan mulai ditindaklanjuti.', en: 'It is complete and is being followed up.' },
  answer: { id: 'Petugas memberi jawaban.', en: 'The officer gave an answer.' },
  close: { id: 'Pengaduan selesai.', en: 'The case is done.' },
  reopen: { id: 'Pengaduan dibuka kembali.', en: 'The case was opened again.' },
  forward: { id: 'Pengaduan diteruskan ke instansi berwenang.', en: 'It was forwarded to the competent body.' },
  reject: {
    id: 'Pengaduan tidak dapat ditindaklanjuti. Alasannya ada di pesan.',
    en: 'It cannot be followed up. The message says why.'
  },
  withdraw: { id: 'Pengaduan dicabut oleh pengadu.', en: 'The complainant withdrew it.' },
  lapse: {
    id: 'Pengaduan dianggap dicabut karena tidak dilengkapi sampai batas waktunya.',
    en: 'It counts as withdrawn, because it was not completed in time.'
  },
  merge: { id: 'Pengaduan ini ditangani bersama pengaduan lain.', en: 'It is handled together with another one.' },
  lead: { id: 'Pengaduan ini kini ditangani sendiri.', en: 'It is now handled on its own.' },
  assign: { id: 'Petugas penanggung jawab ditetapkan.', en: 'An officer in charge was named.' },
  classify: { id: 'Jenis pengaduan ditetapkan oleh petugas.', en: 'The officer settled what kind of case it is.' },
  redact: { id: 'Isi satu pesan dihapus oleh petugas.', en: 'The officer removed the words of a message.' },
  publish: { id: 'Ringkasan pengaduan diterbitkan di daftar publik.', en: 'A summary stands on the public list.' },
  unpublish: {
    id: 'Ringkasan pengaduan ditarik dari daftar publik.',
    en: 'The summary was taken off the public list.'
  },
  erase_identity: { id: 'Nama dan kontak pengadu dihapus.', en: 'Name and contact of the complainant were erased.' },
  erase_content: { id: 'Isi pengaduan dihapus.', en: 'What was written was erased.' },
  export_data: { id: 'Anda mengunduh salinan data Anda.', en: 'You downloaded a copy of your data.' },
  ask_follow_up: {
    id: 'Kami menanyakan apakah masalahnya sudah teratasi.',
    en: 'We asked whether the problem is solved.'
  }
};

const sharedWords: Partial<Readonly<Record<EventKind, Localized>>> = {
  answer: { id: 'Pengaduan yang ditangani bersama ini sudah ditanggapi.', en: 'The joint case was answered.' },
  ask_completion: {
    id: 'Kami menunggu kelengkapan pengaduan yang ditangani bersama ini.',
    en: 'We wait for more on the joint case.'
  },
  reject: {
    id: 'Pengaduan yang ditangani bersama ini tidak dapat ditindaklanjuti.',
    en: 'The joint case cannot be followed up.'
  }
};

export interface CaseEventWords {
  readonly kind: string;
  readonly detail: string | null;
  /** `complainant`, a part of the program, or a staff account's id. */
  readonly actor: string;
}

const closedByTime: Localized = {
  id: 'Pengaduan selesai karena tidak ada balasan sampai batas waktunya.',
  en: 'The case is done, because no reply came in time.'
};

const isDestination = (text: string | null): text is keyof typeof forwardDestinationNames =>
  text !== null && (forwardDestinations as readonly string[]).includes(text);

function redactionText({ part, reason }: NonNullable<ReturnType<typeof readRedaction>>): Localized {
  const { id, en } = redactionReasonNames[reason];
  return part === 'content'
    ? { id: `Petugas menutup sebagian isi pengaduan: ${id}.`, en: `The officer closed a part of the text: ${en}.` }
    : { id: `Petugas menarik satu lampiran: ${id}.`, en: `The officer withdrew an attachment: ${en}.` };
}

/** The event as its complainant reads it; undefined where it is none of the timeline's. */
export function publicEventText({ kind, detail, actor }: CaseEventWords): Localized | undefined {
  if (kind === 'close' && actor === 'jobs') return closedByTime;
  const redaction = kind === 'redact' ? readRedaction(detail) : undefined;
  if (redaction) return redactionText(redaction);
  if (kind === 'classify' && detail === inspectionDetail) return needsInspection;
  if (kind === 'forward' && isDestination(detail)) {
    const { id, en } = forwardDestinationNames[detail];
    return { id: `Pengaduan diteruskan ke ${id}.`, en: `It was forwarded to ${en}.` };
  }
  if (kind === 'merge' && detail !== null) {
    return { id: `Pengaduan ini ditangani bersama ${detail}.`, en: `It is handled together with ${detail}.` };
  }
  const words =
    detail === sharedDetail ? (sharedWords[kind as EventKind] ?? publicWords[kind as EventKind]) : undefined;
  return words ?? publicWords[kind as EventKind];
}

const officeOnly: Partial<Readonly<Record<EventKind, string>>> = {
  message: 'Petugas mengirim pesan.',
  reply: 'Pengadu mengirim pesan.',
  note: 'Catatan internal ditambahkan.',
  summarise: 'Ringkasan publik ditulis.',
  rate: 'Pengadu menilai penanganan.',
  export_data: 'Pengadu mengunduh salinan datanya.',
  overdue: 'Satu batas waktu terlewati.'
};

const missed: Readonly<Record<OfficeDuty, string>> = {
  verify: 'verifikasi',
  first_response: 'tanggapan pertama',
  resolve: 'penyelesaian'
};

const isDuty = (text: string | null): text is OfficeDuty => officeDuties.some((duty) => duty === text);

/** The event as the office reads it in the history. */
export function officeEventText(event: CaseEventWords): string {
  if (event.kind === 'overdue' && isDuty(event.detail)) return `Batas waktu ${missed[event.detail]} terlewati.`;
  if (event.kind === 'classify' && event.detail === inspectionDetail)
    return 'Pengaduan ditetapkan berkadar pengawasan.';
  return officeOnly[event.kind as EventKind] ?? publicEventText(event)?.id ?? event.kind;
}
