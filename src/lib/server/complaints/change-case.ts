import type { AuditDetails } from '#lib/domain/audit/entry.ts';
import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { sharedDetail, type EventKind } from '#lib/domain/complaints/case-event.ts';
import { stateNames, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import { milestonesAfter } from '#lib/domain/complaints/milestones.ts';
import { conflict } from '#lib/domain/errors.ts';
import { actorName, requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { deadlinesAfter, loadCaseRules, transitionFacts, type CaseRules } from './case-rules.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { insertEvents, listEvents } from './event-repository.ts';
import { getFamilyForUpdate, updateComplaint, type Complaint, type ComplaintPatch, type Family } from './repository.ts';
import { wasSaidLast } from './said-before.ts';

/** Which case, and which version of it the form was made for. */
export interface CaseVersion {
  readonly id: string;
  readonly version: number;
}

/** A form of the office as it was sent. */
export interface SentForm {
  readonly id: string;
  /** Undefined for what conflicts with no other change. */
  readonly version: number | undefined;
  /** The event the change makes: a second click on the same button finds it, and changes nothing. */
  readonly kind?: EventKind;
  /** What it tells the complainant: a second click says the same. */
  readonly says?: string | undefined;
  /** Asked before anything else, whatever the version: whether this very form was taken already. */
  readonly wasTaken?: (change: CaseWork) => Promise<boolean>;
}

/** A change under way: the case is locked with all that share its state, until the transaction ends. */
export interface CaseWork {
  readonly deps: ComplaintDependencies;
  readonly tx: Queryable;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly today: OfficeDate;
  readonly rules: CaseRules;
  readonly family: Family;
}

/** What the steps of one case depend on beside its state. */
export const factsOf = ({ rules, today }: CaseWork, complaint: Complaint) => transitionFacts(rules, complaint, today);

/** What the audit log says of a change. */
export interface RecordedChange {
  readonly kind: EventKind;
  readonly details?: AuditDetails;
}

/**
 * A change of a case by staff, in one transaction with its audit entry.
 *
 * @param before takes locks that must come before those of the case
 * @throws DomainError `forbidden`, `not_found`, `conflict` when the form was made for an older version
 */
export function changeCase(
  deps: ComplaintDependencies,
  actor: Actor,
  form: SentForm,
  work: (change: CaseWork) => Promise<RecordedChange>,
  before?: (tx: Queryable) => Promise<void>
): Promise<void> {
  requireMay(actor, 'complaints.handle');
  const { id, version, kind, says, wasTaken } = form;
  return changeFamily(
    deps,
    actor,
    id,
    async (change) => {
      const { own } = change.family;
      if (await wasTaken?.(change)) return undefined;
      if (version !== undefined && own.version !== version) {
        if (kind && (await isRepeated(change, kind, says))) return undefined;
        throw outdated(own);
      }
      return work(change);
    },
    before
  );
}

/** The same without a permission: the caller knows why the actor may. The change is left out when `work` returns undefined. */
export function changeFamily(
  deps: ComplaintDependencies,
  actor: Actor,
  id: string,
  work: (change: CaseWork) => Promise<RecordedChange | undefined>,
  before?: (tx: Queryable) => Promise<void>
): Promise<void> {
  const at = deps.now();
  const today = officeDateAt(at);
  return inTransaction(deps.db, async (tx) => {
    await before?.(tx);
    const rules = await loadCaseRules(tx);
    const family = await getFamilyForUpdate(tx, id);
    const change = await work({ deps, tx, actor, at, today, rules, family });
    if (!change) return;
    const { kind, details } = change;
    const subject = family.own.registerNumber;
    await recordAudit(tx, { at, actor, action: `complaint.${kind}`, subject, ...(details && { details }) });
  });
}

/** Milliseconds within which the same from the same person is a second click. */
const doubleClickMs = 10_000;

async function isRepeated(change: CaseWork, kind: EventKind, says: string | undefined): Promise<boolean> {
  const { tx, actor, at, family } = change;
  const last = (await listEvents(tx, family.own.id)).at(-1);
  const isSecond = last?.kind === kind && last.actor === actorName(actor) && at - last.at.getTime() < doubleClickMs;
  return isSecond && (!says?.trim() || (await wasSaidLast(change, family.main, says)));
}

function outdated({ state }: Complaint) {
  return conflict(
    `Pengaduan ini sudah diubah sejak halaman ini dibuka. Statusnya sekarang: ${stateNames[state].id}. ` +
      'Muat ulang halaman, periksa, lalu ulangi bila masih perlu.'
  );
}

export interface Note {
  readonly kind: EventKind;
  readonly detail?: string | null;
  /** Without it the row stays as it is, and its version with it. */
  readonly patch?: ComplaintPatch;
  /** The deadlines follow anew from all events, as after a reply or another class. */
  readonly redates?: boolean;
}

/** Something that leaves the state as it is: an event, and what it changes in the row. */
export async function noteEvent(
  work: CaseWork,
  complaint: Complaint,
  { kind, detail = null, patch, redates = false }: Note
): Promise<void> {
  const { tx, at, today, actor, rules } = work;
  const { id } = complaint;
  await insertEvents(tx, [{ complaintId: id, at: new Date(at), onDate: today, kind, actor: actorName(actor), detail }]);
  const changed = { ...complaint, ...patch };
  const deadlines = redates ? deadlinesAfter(rules, changed, await listEvents(tx, id)) : undefined;
  if (patch ?? deadlines) await updateComplaint(tx, id, { ...patch, ...deadlines });
}

export interface Move {
  readonly kind: EventKind;
  readonly to: ComplaintState;
  readonly detail?: string | null;
  readonly patch?: ComplaintPatch;
}

/** One case reaches a state: event, days reached and deadlines that follow from all its events. */
export async function moveCase(
  work: CaseWork,
  complaint: Complaint,
  { kind, to, detail = null, patch = {} }: Move
): Promise<void> {
  const { tx, at, today, actor, rules } = work;
  const { id, state: from } = complaint;
  const event = {
    at: new Date(at),
    onDate: today,
    kind,
    fromState: from,
    toState: to,
    actor: actorName(actor),
    detail
  };
  await insertEvents(tx, [{ complaintId: id, ...event }]);
  const reached = milestonesAfter(complaint, { kind, from, to, on: today });
  const moved = { ...complaint, ...reached, ...patch, state: to };
  const deadlines = deadlinesAfter(rules, moved, await listEvents(tx, id));
  await updateComplaint(tx, id, { ...reached, ...deadlines, ...patch, state: to });
}

/** A case and all that were merged into it reach the state together; those learn that it is a shared step. */
export async function moveFamily(work: CaseWork, move: Move): Promise<AuditDetails> {
  const { main, merged } = work.family;
  await moveCase(work, main, move);
  for (const member of merged) {
    // Words that went to the main case's complainant alone are no first response to this one.
    const { firstResponseOn: _own, ...patch } = move.patch ?? {};
    await moveCase(work, member, { ...move, detail: move.detail ?? sharedDetail, patch });
  }
  return {
    from: main.state,
    to: move.to,
    ...(merged.length > 0 && { merged: merged.map(({ registerNumber }) => registerNumber) })
  };
}
