import { conflict, invalid } from '#lib/domain/errors.ts';
import { messageSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { messageHash, verifyMessage, type MessageHeader } from '#lib/protocol/wbs1/message.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageFromWire, type WireMessage } from '#lib/protocol/wbs1/wire.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { findOfficePlace } from './case-repository.ts';
import { chainProblem } from './chain-place.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyBytes, type Recipient } from './held-case.ts';
import { newestTrustedList } from './key-list.ts';
import { insertMessage, type ReportRow } from './report-repository.ts';
import { isUniqueViolation } from './database-failure.ts';

/** A message of a recipient, signed with one of their living keys. */
export interface OfficeMessage {
  readonly message: WireMessage;
  /** Id of the key that signed. */
  readonly signedBy: string;
}

export type OfficeKind = Exclude<MessageHeader['kind'], 'report'>;

/** Ciphertext characters of the largest office message that fits a mailbox's answer: 16 KiB of text. */
const longestForReporter = Math.ceil(((16 * 1024 + 16) * 4) / 3);

const broken = (what: string) =>
  invalid(`${what} Muat ulang halamannya, lalu kirim lagi; tulisan Anda tersimpan di sana.`);

/**
 * Checks all that can be checked without reading, and stores the message in its place.
 *
 * @throws DomainError `invalid`; `conflict` when another message came in between
 */
export async function storeOfficeMessage(
  deps: WhistleblowingDependencies,
  tx: Queryable,
  report: ReportRow,
  { keys, today }: Recipient,
  { message, signedBy }: OfficeMessage,
  kinds: readonly OfficeKind[]
): Promise<MessageHeader> {
  if (!messageSchema.safeParse(message).success) throw broken('Pesan ini tidak utuh.');
  const { header, sealedKeys, ciphertext } = message;
  const isNote = header.kind === 'note';
  const fits =
    header.reportId === report.id.toString('base64url') &&
    header.sender === 'office' &&
    header.mode === 'browser' &&
    kinds.some((kind) => kind === header.kind) &&
    sealedKeys.length === (isNote ? 1 : 2);
  if (!fits) throw broken('Pesan ini bukan untuk laporan ini.');
  if (!isNote && ciphertext.length > longestForReporter) {
    throw invalid('Pesan ini terlalu panjang bagi kotak pelapor. Bagi menjadi beberapa pesan.');
  }
  const key = keys.find(({ keyId }) => keyId === signedBy);
  if (!key?.live) throw invalid('Kunci Anda tidak ada di daftar kunci yang berlaku, jadi tidak dapat menandatangani.');
  const list = await newestTrustedList(deps.db, deps.config.wbsRootKey);
  if (typeof list === 'string' || list.hash !== header.keyList) {
    throw conflict('Daftar kunci baru saja berganti. Muat ulang halamannya, lalu kirim lagi.');
  }
  const sealed = messageFromWire(message);
  if (!(await verifyMessage(nativeSigning, sealed, new Uint8Array(keyBytes(key.verifyKey))))) {
    throw broken('Tanda tangan pesan ini tidak cocok.');
  }
  const place = await findOfficePlace(tx, report.id, { isNote, seen: Buffer.from(header.seen, 'base64url') });
  if (header.kind === 'proof' && header.seen !== place.first.toString('base64url')) {
    throw broken('Bukti penerimaan ini bukan untuk laporan ini.');
  }
  if (chainProblem(header, place)) {
    throw conflict('Ada pesan baru pada laporan ini. Muat ulang halamannya, baca, lalu kirim lagi.');
  }
  const hash = Buffer.from(await messageHash(sealed), 'base64url');
  try {
    await insertMessage(tx, message, { hash, day: today, signedBy: keyBytes(signedBy) });
  } catch (failure) {
    if (isUniqueViolation(failure)) throw conflict('Pesan ini sudah tersimpan. Muat ulang halamannya.');
    throw failure;
  }
  return header;
}
