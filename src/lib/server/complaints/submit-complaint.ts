import { isDeepStrictEqual } from 'node:util';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { ComplaintForm } from '#lib/domain/complaints/complaint-form.ts';
import { complaintChannelNames } from '#lib/domain/complaints/complaint-channel.ts';
import { handlerPosition } from '#lib/domain/complaints/state-explanation.ts';
import { conflict } from '#lib/domain/errors.ts';
import { attachmentRefusalText } from '#lib/domain/files/attachment-budget.ts';
import { office } from '#lib/domain/office/office.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { codeHash, trackingCodeFor } from '#lib/server/tracking/code-hash.ts';
import { listCaseFiles } from './case-files.ts';
import { presentHead } from './case-presenter.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { complainantOf, contentOf, registerCase } from './new-case.ts';
import type { CaseContent, CaseHead } from './presented.ts';
import { findBySubmission, lockSubmission, type Complaint } from './repository.ts';
import { requireRowId } from './row-id.ts';
import { openCase } from './sealed-case.ts';
import { submissionKey } from './submission-key.ts';

const complainant: Actor = { kind: 'complainant' };

export interface Submission {
  /** UUID made with the form: the same again is the same case. */
  readonly submissionId: string;
  readonly channel: 'web';
  readonly form: ComplaintForm;
  readonly files: readonly CleanFile[];
  /** Came above the hour's budget; same deadlines, listed apart. */
  readonly quarantined: boolean;
}

export interface Receipt extends CaseHead {
  readonly channel: string;
  /** Subject, or the beginning of what happened. */
  readonly summary: string;
  /** Position and office that received it. */
  readonly recipient: string;
  readonly attachments: number;
}

export interface Submitted {
  readonly receipt: Receipt;
  /** Undefined when this submission was taken more than an hour before. */
  readonly code: string | undefined;
  /** Why the files were not kept although the text was; undefined when they were. */
  readonly filesRefused: string | undefined;
}

/**
 * Takes a complaint from the site exactly once, whatever the browser repeats; register numbers have no gaps. Text is always taken,
 * also when there is no room for its files.
 *
 * @throws DomainError `conflict` when the form was sent before with other words: these are not taken
 */
export function submitComplaint(
  deps: ComplaintDependencies,
  { submissionId, channel, form, files, quarantined }: Submission,
  locale: Locale = 'id'
): Promise<Submitted> {
  return inTransaction(deps.db, async (tx) => {
    const taken = await findTaken(deps, tx, { submissionId, form, files }, locale);
    if (taken) return taken.submitted;
    const { complaint, code, filesRefused } = await registerCase(deps, tx, complainant, {
      submissionId,
      channel,
      form,
      files,
      quarantined,
      receivedOn: officeDateAt(deps.now()),
      externalReference: null,
      givesCode: true
    });
    const receipt = await presentReceipt(deps, tx, complaint, locale);
    const subject = complaint.registerNumber;
    const details = { channel, attachments: receipt.attachments };
    await recordAudit(tx, { at: deps.now(), actor: complainant, action: 'complaint.receive', subject, details });
    return { receipt, code, filesRefused: filesRefused && attachmentRefusalText[filesRefused][locale] };
  });
}

/**
 * What the same submission made before: of two at once, the second waits for the first. For an hour it brings the code again,
 * for whoever pressed twice and never saw the first answer.
 *
 * @param isSameElse whether the case holds what the form says beside the words
 * @throws DomainError `conflict` when it was sent with other words
 */
export async function findTaken(
  deps: ComplaintDependencies,
  tx: Queryable,
  { submissionId, form, files }: Pick<Submission, 'submissionId' | 'form' | 'files'>,
  locale: Locale,
  isSameElse: (taken: Complaint) => boolean = () => true
): Promise<{ readonly id: string; readonly submitted: Submitted } | undefined> {
  requireRowId(submissionId);
  const key = submissionKey(deps.secrets, submissionId);
  await lockSubmission(tx, key);
  const taken = await findBySubmission(tx, key);
  if (!taken) return undefined;
  if (!saysTheSame(deps, taken, form) || !isSameElse(taken)) throw otherWords();
  const receipt = await presentReceipt(deps, tx, taken, locale);
  const filesRefused = files.length > receipt.attachments ? filesCameLater[locale] : undefined;
  return { id: taken.id, submitted: { receipt, code: codeAgain(deps, taken, submissionId), filesRefused } };
}

/** What happened and who tells it; class and category may be the office's by now, and what was erased is not compared. */
function saysTheSame({ secrets }: ComplaintDependencies, taken: Complaint, form: ComplaintForm): boolean {
  const sealed = openCase(secrets, taken);
  const [content, complainant] = [sealed?.writtenContent(), sealed?.complainant()];
  if (content && !isDeepStrictEqual(content, contentOf(form))) return false;
  if (complainant && !isDeepStrictEqual(complainant, complainantOf(form))) return false;
  return taken.identity === form.identity;
}

const otherWords = () =>
  conflict(
    'Isi formulir ini berbeda dari yang sudah Anda kirim, dan belum terkirim. Yang pertama sudah kami terima. ' +
      'Kirim sekali lagi bila yang ini memang pengaduan lain.'
  );

const filesCameLater: Localized = {
  id: 'Pengaduan ini sudah kami terima sebelumnya, tanpa lampiran yang Anda pilih sekarang.',
  en: 'We had received this complaint before, without the attachments you chose now.'
};

/** Milliseconds in which the same form again is a second press, a page loaded again, or another try after a dead network. */
const codeAgainMs = 60 * 60_000;

function codeAgain(
  { secrets, now }: ComplaintDependencies,
  taken: Complaint,
  submissionId: string
): string | undefined {
  if (now() - taken.receivedAt.getTime() >= codeAgainMs) return undefined;
  const { code, bytes } = trackingCodeFor(secrets, submissionId);
  return taken.codeHash?.equals(codeHash(secrets, bytes)) ? code : undefined;
}

export async function presentReceipt(
  deps: ComplaintDependencies,
  db: Queryable,
  complaint: Complaint,
  locale: Locale
): Promise<Receipt> {
  const sealed = openCase(deps.secrets, complaint);
  const content = sealed?.content() ?? null;
  const files = sealed ? await listCaseFiles(db, sealed.key, complaint.id) : [];
  return {
    ...presentHead(complaint, officeDateAt(deps.now()), locale),
    channel: complaintChannelNames[complaint.channel][locale],
    summary: content ? summaryOf(content) : '',
    recipient: `${handlerPosition[locale]}, ${office.name}`,
    attachments: files.filter(({ messageId }) => messageId === null).length
  };
}

/** Longest summary on a receipt, in characters. */
const summaryLength = 160;

export function summaryOf({ subject, description }: CaseContent): string {
  const text = [...(subject ?? description).replace(/\s+/g, ' ').trim()];
  return text.length <= summaryLength ? text.join('') : `${text.slice(0, summaryLength - 1).join('')}…`;
}
