import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { ComplaintForm } from '#lib/domain/complaints/complaint-form.ts';
import { complaintChannelNames } from '#lib/domain/complaints/complaint-channel.ts';
import { handlerPosition } from '#lib/domain/complaints/state-explanation.ts';
import { office } from '#lib/domain/office/office.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { listCaseFiles } from './case-files.ts';
import { presentHead } from './case-presenter.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { registerCase } from './new-case.ts';
import type { CaseContent, CaseHead } from './presented.ts';
import { findBySubmission, lockSubmission, type Complaint } from './repository.ts';
import { requireRowId } from './row-id.ts';
import { openCase } from './sealed-case.ts';

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
  /** Shown once: undefined when this submission had been taken before. */
  readonly code: string | undefined;
  /** Why the files were not kept although the text was; undefined when they were. */
  readonly filesRefused: string | undefined;
}

/**
 * Takes a complaint from the site exactly once, whatever the browser repeats; register numbers have no gaps. Text is always taken,
 * also when there is no room for its files.
 */
export function submitComplaint(
  deps: ComplaintDependencies,
  { submissionId, channel, form, files, quarantined }: Submission,
  locale: Locale = 'id'
): Promise<Submitted> {
  return inTransaction(deps.db, async (tx) => {
    const taken = await findTaken(deps, tx, submissionId, locale);
    if (taken) return taken;
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
    return { receipt, code, filesRefused };
  });
}

/** What the same submission made before: of two at once, the second waits for the first. */
export async function findTaken(
  deps: ComplaintDependencies,
  tx: Queryable,
  submissionId: string,
  locale: Locale
): Promise<Submitted | undefined> {
  requireRowId(submissionId);
  await lockSubmission(tx, submissionId);
  const taken = await findBySubmission(tx, submissionId);
  return taken && { receipt: await presentReceipt(deps, tx, taken, locale), code: undefined, filesRefused: undefined };
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
