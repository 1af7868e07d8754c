import { randomUUID } from 'node:crypto';
import { officeDateAt, yearOf, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import type { ComplaintForm } from '#lib/domain/complaints/complaint-form.ts';
import { registerNumber } from '#lib/domain/complaints/register-number.ts';
import type { AttachmentRefusal } from '#lib/domain/files/attachment-budget.ts';
import { actorName, type Actor } from '#lib/domain/staff/actor.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { codeHash, trackingCodeFor } from '#lib/server/tracking/code-hash.ts';
import { keepFiles } from './case-files.ts';
import { newCaseKey } from './case-key.ts';
import { deadlinesAfter, loadCaseRules } from './case-rules.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { insertEvents } from './event-repository.ts';
import type { CaseContent, Complainant } from './presented.ts';
import { insertComplaint, takeRegisterSequence, type Complaint } from './repository.ts';
import { sealComplainant, sealContent } from './sealed-case.ts';
import { submissionKey } from './submission-key.ts';

export interface NewCase {
  /** UUID of the form. */
  readonly submissionId: string;
  readonly channel: ComplaintChannel;
  readonly form: ComplaintForm;
  readonly files: readonly CleanFile[];
  readonly quarantined: boolean;
  /** Day it reached the office; today for what comes by the site. */
  readonly receivedOn: OfficeDate;
  readonly externalReference: string | null;
  /** False where nobody is there to take the code, as in an import. */
  readonly givesCode: boolean;
}

export interface RegisteredCase {
  readonly complaint: Complaint;
  readonly code: string | undefined;
  readonly filesRefused: AttachmentRefusal | undefined;
}

/** Gives the case its number, key, code and deadlines, and keeps it. The number counts in the year and month of registering. */
export async function registerCase(
  deps: ComplaintDependencies,
  tx: Queryable,
  actor: Actor,
  { form, files, givesCode, ...given }: NewCase
): Promise<RegisteredCase> {
  const at = deps.now();
  const today = officeDateAt(at);
  const id = randomUUID();
  const { key, sealedKey } = newCaseKey(deps.secrets, id);
  const code = givesCode ? trackingCodeFor(deps.secrets, given.submissionId) : undefined;
  const complainant = complainantOf(form);
  const rules = await loadCaseRules(tx);
  const sequence = await takeRegisterSequence(tx, yearOf(today));
  const facts = { class: form.class, oversight: null, state: 'received', receivedOn: given.receivedOn } as const;
  const complaint = await insertComplaint(tx, {
    ...given,
    ...facts,
    submissionId: submissionKey(deps.secrets, given.submissionId),
    ...deadlinesAfter(rules, facts, []),
    id,
    registerYear: yearOf(today),
    registerSequence: sequence,
    registerNumber: registerNumber(yearOf(today), Number(today.slice(5, 7)), sequence),
    codeHash: code ? codeHash(deps.secrets, code.bytes) : null,
    dataKey: sealedKey,
    category: form.category,
    identity: form.identity,
    receivedAt: new Date(at),
    content: sealContent(key, id, contentOf(form)),
    complainant: complainant && sealComplainant(key, id, complainant)
  });
  await insertEvents(tx, [
    {
      complaintId: id,
      at: new Date(at),
      onDate: given.receivedOn,
      kind: 'receive',
      toState: 'received',
      actor: actorName(actor)
    }
  ]);
  const from = given.channel === 'web' ? 'public' : 'office';
  const filesRefused = await keepFiles(deps, tx, key, { complaintId: id, messageId: null, files, at, from });
  return { complaint, code: code?.code, filesRefused };
}

const orNull = (text: string | undefined): string | null => text?.trim() || null;

export function contentOf(form: ComplaintForm): CaseContent {
  return {
    subject: orNull(form.subject),
    description: form.description,
    occurredOn: orNull(form.occurredOn),
    place: orNull(form.place),
    involved: orNull(form.involved),
    desiredSolution: orNull(form.desiredSolution)
  };
}

/** Of somebody without a name nothing is kept, whatever the form brought. */
export function complainantOf(form: ComplaintForm): Complainant | null {
  if (form.identity === 'anonymous') return null;
  return {
    name: orNull(form.name),
    address: orNull(form.address),
    phone: orNull(form.phone),
    email: orNull(form.email)
  };
}
