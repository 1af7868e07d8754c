import { randomUUID } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { notFound } from '#lib/domain/errors.ts';
import { attachmentRefusal, type AttachmentRefusal } from '#lib/domain/files/attachment-budget.ts';
import { attachmentBudget } from '#lib/domain/settings/setting-readings.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import { openBytes, openText, sealBytes, sealText, type CaseKey } from './case-key.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import {
  bytesSince,
  databaseBytes,
  findAttachment,
  insertAttachment,
  listAttachments,
  listMessageFiles,
  lockForFiles
} from './case-file-repository.ts';
import type { PresentedAttachment } from './presented.ts';
import type { Complaint } from './repository.ts';
import { openCase } from './sealed-case.ts';

/** A file of a case without its bytes; `messageId` is null for what came with the complaint itself. */
export interface CaseFile extends PresentedAttachment {
  readonly messageId: string | null;
}

const hourMs = 3_600_000;

const contexts = { name: (id: string) => `${id}/name`, content: (id: string) => `${id}/content` };

export async function listCaseFiles(db: Queryable, key: CaseKey, complaintId: string): Promise<CaseFile[]> {
  const rows = await listAttachments(db, complaintId);
  return rows.map(({ id, messageId, name, mediaType, size }) => ({
    id,
    messageId,
    name: openText(key, contexts.name(`${complaintId}/${id}`), name),
    mediaType,
    size
  }));
}

/** Those of one message, or of the complaint itself. */
export function filesOf(files: readonly CaseFile[], messageId: string | null): PresentedAttachment[] {
  return files.filter((file) => file.messageId === messageId).map(({ messageId: _of, ...attachment }) => attachment);
}

export interface KeptFiles {
  readonly complaintId: string;
  readonly messageId: string | null;
  readonly files: readonly CleanFile[];
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly from: 'public' | 'office';
}

/**
 * Keeps all of the files or, when their budget is used up, none. Call it after the rows people wait for are locked and before the
 * audit entry: two that keep files wait for each other.
 *
 * @returns why the files were not kept; undefined when they were
 */
export async function keepFiles(
  deps: ComplaintDependencies,
  tx: Queryable,
  key: CaseKey,
  { complaintId, messageId, files, at, from }: KeptFiles
): Promise<AttachmentRefusal | undefined> {
  if (files.length === 0) return undefined;
  await lockForFiles(tx);
  const budget = attachmentBudget(await settingsOn(tx, officeDateAt(at)));
  const freeDisk = await deps.freeDisk?.();
  const facts = { lastHour: await bytesSince(tx, new Date(at - hourMs)), database: await databaseBytes(tx), freeDisk };
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const refusal = attachmentRefusal(budget, facts, { bytes, from });
  if (refusal) return refusal;
  for (const file of files) {
    const id = randomUUID();
    await insertAttachment(tx, {
      id,
      complaintId,
      messageId,
      name: sealText(key, contexts.name(`${complaintId}/${id}`), file.name),
      mediaType: file.mediaType,
      size: file.bytes.length,
      cleaned: file.cleaned,
      content: sealBytes(key, contexts.content(`${complaintId}/${id}`), file.bytes),
      addedAt: new Date(at)
    });
  }
  return undefined;
}

/** Whether a message was kept without one of these files; one that was taken from sight counts as kept. */
export async function lacksFiles(
  db: Queryable,
  key: CaseKey | undefined,
  { complaintId, messageId, files }: Pick<KeptFiles, 'complaintId' | 'files'> & { readonly messageId: string }
): Promise<boolean> {
  if (files.length === 0 || !key) return files.length > 0;
  const rows = await listMessageFiles(db, messageId);
  const kept = rows.map(
    ({ id, name, size }) => `${size} ${openText(key, contexts.name(`${complaintId}/${id}`), name)}`
  );
  return files.some(({ name, bytes }) => !kept.includes(`${bytes.length} ${name}`));
}

/** @throws DomainError `not_found` also for a file of another case */
export async function openCaseFile(
  { db, secrets }: Pick<ComplaintDependencies, 'db' | 'secrets'>,
  complaint: Complaint,
  attachmentId: string
): Promise<CleanFile> {
  const key = openCase(secrets, complaint)?.key;
  const row = key && (await findAttachment(db, complaint.id, attachmentId));
  if (!row) throw notFound('Lampiran ini tidak ada pada pengaduan ini.');
  const { id, name, mediaType, cleaned, content } = row;
  return {
    name: openText(key, contexts.name(`${complaint.id}/${id}`), name),
    mediaType,
    cleaned,
    bytes: openBytes(key, contexts.content(`${complaint.id}/${id}`), content)
  };
}
