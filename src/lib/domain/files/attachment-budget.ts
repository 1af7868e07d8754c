import type { Localized } from '#lib/domain/surveys/localized.ts';

export const mebibyte = 1024 * 1024;
export const gibibyte = 1024 * mebibyte;

/** How much of the database attachments may take. Texts have no budget: they are always taken. */
export interface AttachmentBudget {
  /** Bytes the public may send in any 60 minutes. */
  readonly bytesPerHour: number;
  /** Bytes that stay free on the disk, for surveys and everything else that is written. */
  readonly diskReserve: number;
  /** Bytes the whole database may reach; counts also where its disk is another machine's. */
  readonly databaseLimit: number;
}

export const shippedBudget: AttachmentBudget = {
  bytesPerHour: 200 * mebibyte,
  diskReserve: gibibyte,
  databaseLimit: 20 * gibibyte
};

export interface StorageFacts {
  /** Bytes of attachments that came in the last 60 minutes. */
  readonly lastHour: number;
  readonly database: number;
  /** Undefined when the disk is another machine's. */
  readonly freeDisk: number | undefined;
}

/** `hour`: too many at the moment; `disk`: no more until somebody makes room. */
export type AttachmentRefusal = 'hour' | 'disk';

/** A stored byte stands in the table, in the write-ahead log and, until the next checkpoint, in a full page image. */
const writtenPerByte = 3;

/**
 * Why files of so many bytes are not kept; undefined when they fit.
 *
 * @param from files that staff enter are not held to the hour: a flood from outside must not stop their work
 */
export function attachmentRefusal(
  budget: AttachmentBudget,
  facts: StorageFacts,
  { bytes, from }: { readonly bytes: number; readonly from: 'public' | 'office' }
): AttachmentRefusal | undefined {
  const fitsDisk = facts.freeDisk === undefined || facts.freeDisk - bytes * writtenPerByte >= budget.diskReserve;
  if (!fitsDisk || facts.database + bytes > budget.databaseLimit) return 'disk';
  return from === 'public' && facts.lastHour + bytes > budget.bytesPerHour ? 'hour' : undefined;
}

/** `already_sent`: the text came before, without these files. */
export type FilesRefusal = AttachmentRefusal | 'already_sent';

/** Why, and when to try again; follows the sentence that the text was taken. */
export const attachmentRefusalText: Readonly<Record<FilesRefusal, Localized>> = {
  hour: {
    id: 'Terlalu banyak lampiran masuk dalam satu jam ini. Susulkan lampiran satu jam lagi.',
    en: 'Too many attachments arrived within this hour. Add yours an hour from now.'
  },
  disk: {
    id: 'Ruang penyimpanan kami sedang penuh. Susulkan lampiran dalam beberapa hari, atau bawa ke kantor.',
    en: 'Our storage is full at the moment. Add your attachments in a few days, or bring them to the office.'
  },
  already_sent: {
    id: 'Pesan ini sudah terkirim sebelumnya, tanpa lampiran yang Anda pilih sekarang. Susulkan lampirannya dengan pesan baru.',
    en: 'This message was sent before, without the attachments you chose now. Add them with a new message.'
  }
};
