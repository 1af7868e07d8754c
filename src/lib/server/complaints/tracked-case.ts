import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { publicEventText } from '#lib/domain/complaints/case-event.ts';
import { citizenClassName } from '#lib/domain/complaints/complaint-class.ts';
import { forwardDestinationNames } from '#lib/domain/complaints/forward-destination.ts';
import { handlerPosition, stateExplanations } from '#lib/domain/complaints/state-explanation.ts';
import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import { complainantActions, type TransitionFacts } from '#lib/domain/complaints/transition.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inSnapshot } from '#lib/server/db/transaction.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { filesOf, listCaseFiles, openCaseFile, type CaseFile } from './case-files.ts';
import { getCaseByCode } from './case-by-code.ts';
import { presentHead } from './case-presenter.ts';
import { loadCaseRules, transitionFacts } from './case-rules.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { listSharedMessages } from './message-repository.ts';
import type { CaseContent, CaseHead, PresentedAttachment } from './presented.ts';
import { findSubscriptionState, getComplaint, type Complaint } from './repository.ts';
import { openCase, type SealedCase } from './sealed-case.ts';

export interface TimelineEntry {
  readonly date: string;
  readonly text: string;
}

export interface TrackedMessage {
  readonly id: string;
  readonly from: 'complainant' | 'office';
  readonly sentAt: string;
  /** Null once redacted. */
  readonly body: string | null;
  readonly attachments: readonly PresentedAttachment[];
}

/** What the holder of the code may do now. */
export interface TrackedActions {
  readonly reply: boolean;
  readonly withdraw: boolean;
  readonly reopen: boolean;
  readonly rate: boolean;
  /** False once name and contact are gone, or were never kept. */
  readonly eraseIdentity: boolean;
  /** With the case's content: only after its end. */
  readonly eraseContent: boolean;
}

export interface TrackedCase extends CaseHead {
  /** What the state means for the complainant, in a sentence. */
  readonly explanation: string;
  /** The handler's position, never a name. */
  readonly handler: string;
  /** Null once erased. */
  readonly content: CaseContent | null;
  readonly attachments: readonly PresentedAttachment[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly TrackedMessage[];
  readonly actions: TrackedActions;
  /** Register number of the case whose state this one shares. */
  readonly mergedInto: string | null;
  readonly subscription: 'none' | 'waiting' | 'confirmed';
  readonly satisfaction: { readonly score: number; readonly words: string | null } | null;
  /** Name of the body a forwarded case went to, and its number there. */
  readonly forwardedTo: { readonly name: string; readonly reference: string | null } | null;
}

/**
 * The case a code opens. The code is read as people type it.
 *
 * @throws DomainError `invalid` with the field `code` for a typing error (wrong length, character or check) and for a code of the
 *   whistleblowing mailbox; `not_found`, the same for codes that never existed and deleted ones
 */
export function openTrackedCase(
  deps: ComplaintDependencies,
  codeText: string,
  locale: Locale = 'id'
): Promise<TrackedCase> {
  return inSnapshot(deps.db, async (db) => {
    const complaint = await getCaseByCode(deps, db, codeText);
    return presentTrackedCase(deps, db, complaint, locale);
  });
}

/** One file of the case the code opens. @throws as `openTrackedCase`, `not_found` for a file of another case */
export async function openTrackedAttachment(
  deps: ComplaintDependencies,
  codeText: string,
  attachmentId: string
): Promise<CleanFile> {
  const complaint = await getCaseByCode(deps, deps.db, codeText);
  return openCaseFile(deps, complaint, attachmentId);
}

/** Also what the export of one's own data holds. */
export async function presentTrackedCase(
  deps: ComplaintDependencies,
  db: Queryable,
  complaint: Complaint,
  locale: Locale
): Promise<TrackedCase> {
  const today = officeDateAt(deps.now());
  const sealed = openCase(deps.secrets, complaint);
  const files = sealed ? await listCaseFiles(db, sealed.key, complaint.id) : [];
  const main = complaint.mergedIntoId === null ? undefined : await getComplaint(db, complaint.mergedIntoId);
  return {
    ...presentHead(complaint, today, locale),
    class: { code: complaint.class, name: citizenClassName(complaint.class, complaint.oversight)[locale] },
    explanation: stateExplanations[complaint.state][locale],
    handler: handlerPosition[locale],
    content: sealed?.content() ?? null,
    attachments: filesOf(files, null),
    timeline: await presentTimeline(db, complaint, locale),
    messages: await presentMessages(db, complaint, sealed, files, locale),
    actions: actionsOf(complaint, transitionFacts(await loadCaseRules(db), complaint, today)),
    mergedInto: main?.registerNumber ?? null,
    subscription: await findSubscriptionState(db, complaint.id),
    satisfaction: presentSatisfaction(complaint, sealed),
    forwardedTo: complaint.forwardedTo && {
      name: forwardDestinationNames[complaint.forwardedTo][locale],
      reference: complaint.forwardedReference
    }
  };
}

export function presentSatisfaction(
  { satisfaction }: Complaint,
  sealed: SealedCase | undefined
): TrackedCase['satisfaction'] {
  return satisfaction === null ? null : { score: satisfaction, words: sealed?.satisfactionWords() ?? null };
}

async function presentTimeline(db: Queryable, { id }: Complaint, locale: Locale): Promise<TimelineEntry[]> {
  const events = await listEvents(db, id);
  return events.flatMap((event) => {
    const text = publicEventText(event);
    return text ? [{ date: formatDate(event.onDate, locale), text: text[locale] }] : [];
  });
}

async function presentMessages(
  db: Queryable,
  { id }: Complaint,
  sealed: SealedCase | undefined,
  files: readonly CaseFile[],
  locale: Locale
): Promise<TrackedMessage[]> {
  const messages = await listSharedMessages(db, id);
  return messages.map((message) => ({
    id: message.id,
    from: message.author === 'office' ? 'office' : 'complainant',
    sentAt: formatDateTime(message.sentAt.getTime(), locale),
    body: sealed?.message(message) ?? null,
    attachments: filesOf(files, message.id)
  }));
}

function actionsOf(complaint: Complaint, facts: TransitionFacts): TrackedActions {
  const allowed = complainantActions(complaint.state, facts);
  const readable = complaint.dataKey !== null;
  const ended = hasEnded(complaint.state);
  return {
    reply: readable && allowed.includes('reply'),
    withdraw: allowed.includes('withdraw'),
    reopen: readable && allowed.includes('reopen'),
    rate: readable && allowed.includes('rate'),
    eraseIdentity: complaint.complainant !== null,
    eraseContent: readable && ended
  };
}
