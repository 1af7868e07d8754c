import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { auditProgramName } from '#lib/domain/audit/action-names.ts';
import { officeEventText } from '#lib/domain/complaints/case-event.ts';
import type { CodeRenewal } from '#lib/domain/complaints/code-renewal.ts';
import { complaintChannelNames, type ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import type { ComplaintLimits } from '#lib/domain/complaints/complaint-limits.ts';
import { forwardDestinationNames, type ForwardDestination } from '#lib/domain/complaints/forward-destination.ts';
import { officeActions, type ComplaintAction } from '#lib/domain/complaints/transition.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inSnapshot, inTransaction } from '#lib/server/db/transaction.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { filesOf, listCaseFiles, openCaseFile, type CaseFile } from './case-files.ts';
import { named, presentHead } from './case-presenter.ts';
import { loadCaseRules, transitionFacts } from './case-rules.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { listMessages } from './message-repository.ts';
import type { CaseContent, CaseHead, Complainant, Named, PresentedAttachment } from './presented.ts';
import { renewalOf } from './renew-code.ts';
import { getComplaint, listMerged, listOfficers, listStaffNames, type Complaint } from './repository.ts';
import { openCase, type SealedCase } from './sealed-case.ts';
import { presentSatisfaction } from './tracked-case.ts';

export interface OfficeMessage {
  readonly id: string;
  readonly author: 'complainant' | 'office' | 'note';
  /** Name of the member of staff, or `Pengadu`. */
  readonly authorName: string;
  readonly sentAt: string;
  /** Null once redacted or erased. */
  readonly body: string | null;
  readonly attachments: readonly PresentedAttachment[];
}

export interface HistoryEntry {
  readonly at: string;
  readonly actor: string;
  readonly text: string;
}

export interface CaseLink {
  readonly id: string;
  readonly registerNumber: string;
}

export interface OfficeCase extends CaseHead {
  readonly id: string;
  /** Give it back with every change. */
  readonly version: number;
  readonly channel: Named<ComplaintChannel>;
  readonly oversight: boolean | null;
  readonly quarantined: boolean;
  readonly content: CaseContent | null;
  readonly attachments: readonly PresentedAttachment[];
  readonly messages: readonly OfficeMessage[];
  readonly history: readonly HistoryEntry[];
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** Who can be given the case. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  /** How long its parts may take: as in force on the day of its receipt. */
  readonly limits: ComplaintLimits;
  /** Steps the state allows. */
  readonly actions: readonly ComplaintAction[];
  /** Whether `viewIdentity` would answer, and why not. */
  readonly identityView: 'open' | 'assignee_only' | 'none';
  /** Whether `renewCode` would answer, and why not. */
  readonly codeRenewal: CodeRenewal;
  /** A tracking code opens the case; none does after an import. */
  readonly hasCode: boolean;
  readonly forwardedTo: Named<ForwardDestination> | null;
  /** Number it has there. */
  readonly forwardedReference: string | null;
  /** Number it had where it came from. */
  readonly externalReference: string | null;
  readonly mergedInto: CaseLink | null;
  readonly merged: readonly CaseLink[];
  readonly publicSummary: string | null;
  readonly publishedOn: string | null;
  readonly satisfaction: { readonly score: number; readonly words: string | null } | null;
}

/** @throws DomainError `forbidden`, `not_found` */
export function getOfficeCase(deps: ComplaintDependencies, actor: Actor, id: string): Promise<OfficeCase> {
  requireMay(actor, 'complaints.handle');
  return inSnapshot(deps.db, async (db) => {
    const complaint = await getComplaint(db, id);
    const sealed = openCase(deps.secrets, complaint);
    const files = sealed ? await listCaseFiles(db, sealed.key, id) : [];
    const names = await listStaffNames(db);
    const nameOf = (account: string) => names.get(account) ?? auditProgramName(account) ?? account;
    const today = officeDateAt(deps.now());
    const rules = await loadCaseRules(db);
    const facts = transitionFacts(rules, complaint, today);
    const { assigneeId, forwardedTo, mergedIntoId } = complaint;
    const mayReopen = facts.mayReopen && complaint.dataKey !== null;
    return {
      ...presentHead(complaint, today, 'id'),
      id,
      version: complaint.version,
      channel: named(complaintChannelNames, complaint.channel, 'id'),
      oversight: complaint.oversight,
      quarantined: complaint.quarantined,
      content: sealed?.content() ?? null,
      attachments: filesOf(files, null),
      messages: await presentMessages(db, complaint, { sealed, files, nameOf }),
      history: (await listEvents(db, id)).map((event) => ({
        at: formatDateTime(event.at.getTime()),
        actor: nameOf(event.actor),
        text: officeEventText(event)
      })),
      assignee: assigneeId === null ? null : { id: assigneeId, name: nameOf(assigneeId) },
      officers: await listOfficers(db),
      limits: rules.limitsFor(complaint.receivedOn),
      actions: mergedIntoId === null ? officeActions(complaint.state, { ...facts, mayReopen }) : [],
      identityView: identityView(complaint, actor),
      codeRenewal: renewalOf(complaint, actor),
      hasCode: complaint.codeHash !== null,
      forwardedTo: forwardedTo && named(forwardDestinationNames, forwardedTo, 'id'),
      forwardedReference: complaint.forwardedReference,
      externalReference: complaint.externalReference,
      mergedInto: mergedIntoId === null ? null : linkTo(await getComplaint(db, mergedIntoId)),
      merged: (await listMerged(db, id)).map(linkTo),
      publicSummary: complaint.publicSummary,
      publishedOn: complaint.publishedOn === null ? null : formatDate(complaint.publishedOn),
      satisfaction: presentSatisfaction(complaint, sealed)
    };
  });
}

const linkTo = ({ id, registerNumber }: Complaint): CaseLink => ({ id, registerNumber });

async function presentMessages(
  db: Queryable,
  { id }: Complaint,
  opened: {
    readonly sealed: SealedCase | undefined;
    readonly files: readonly CaseFile[];
    readonly nameOf: (account: string) => string;
  }
): Promise<OfficeMessage[]> {
  const messages = await listMessages(db, id);
  return messages.map((message) => ({
    id: message.id,
    author: message.author,
    authorName: message.authorId ? opened.nameOf(message.authorId) : authorNames[message.author],
    sentAt: formatDateTime(message.sentAt.getTime()),
    body: opened.sealed?.message(message) ?? null,
    attachments: filesOf(opened.files, message.id)
  }));
}

const authorNames = { complainant: 'Pengadu', office: 'Petugas pengaduan', note: 'Petugas pengaduan' } as const;

/** Who complained confidentially is for the one to whom the case is given. */
function identityView({ complainant, identity, assigneeId }: Complaint, actor: Actor): OfficeCase['identityView'] {
  if (complainant === null) return 'none';
  if (identity !== 'confidential') return 'open';
  return actor.kind === 'staff' && actor.accountId === assigneeId ? 'open' : 'assignee_only';
}

/**
 * Who complained. Every view is audited; of a confidential case only to whom the case is given.
 *
 * @throws DomainError `forbidden`, `not_found` also where no identity is kept
 */
export function viewIdentity(deps: ComplaintDependencies, actor: Actor, id: string): Promise<Complainant> {
  requireMay(actor, 'complaints.handle');
  return inTransaction(deps.db, async (tx) => {
    const complaint = await getComplaint(tx, id);
    const view = identityView(complaint, actor);
    const complainant = openCase(deps.secrets, complaint)?.complainant();
    if (view === 'none' || !complainant) throw notFound('Identitas pengadu tidak disimpan pada pengaduan ini.');
    if (view === 'assignee_only') {
      throw forbidden(
        'Pengadu meminta namanya dirahasiakan: hanya petugas yang menangani pengaduan ini dapat melihatnya.'
      );
    }
    const subject = complaint.registerNumber;
    await recordAudit(tx, { at: deps.now(), actor, action: 'complaint.identity_view', subject });
    return complainant;
  });
}

/** @throws DomainError `forbidden`, `not_found` also for a file of another case */
export async function openOfficeAttachment(
  deps: ComplaintDependencies,
  actor: Actor,
  { id, attachmentId }: { readonly id: string; readonly attachmentId: string }
): Promise<CleanFile> {
  requireMay(actor, 'complaints.handle');
  return openCaseFile(deps, await getComplaint(deps.db, id), attachmentId);
}
