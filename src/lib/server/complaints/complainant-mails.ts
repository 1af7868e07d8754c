import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { hasEnded } from '#lib/domain/complaints/complaint-state.ts';
import {
  confirmationDays,
  followUpDays,
  followUpUntilDays,
  keptAfterEndDays
} from '#lib/domain/complaints/subscription-days.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { MailDependencies } from '#lib/server/mail/service.ts';
import { changeFamily, noteEvent } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { listEvents } from './event-repository.ts';
import { forEachCase } from './for-each-case.ts';
import { updateComplaint } from './repository.ts';
import { deleteSpentSubscriptions, listFollowUpsDue, listNews, markTold } from './subscription-repository.ts';

type Deps = ComplaintDependencies & MailDependencies;

const jobs: Actor = { kind: 'program', name: 'jobs' };
const dayMs = 24 * 60 * 60_000;

/**
 * Asks for one mail a case that has news for its confirmed address, however many events there were since the last one. What
 * happened is read from the events, so that no step of a case can be forgotten here.
 *
 * @returns how many
 */
export async function requestUpdateMails({ db, mailing, log }: Deps): Promise<number> {
  if (!mailing) return 0;
  let requested = 0;
  const news = (await listNews(db)).map((one) => ({ id: one.complaintId, ...one }));
  await forEachCase({ log }, news, (one) =>
    inTransaction(db, async (tx) => {
      // Another process may have been faster.
      if (!(await markTold(tx, one))) return;
      await mailing.request(tx, { kind: 'complaint_update', about: one.id });
      requested += 1;
    })
  );
  return requested;
}

/**
 * Four weeks after a case was closed: is the problem solved? Asked once, of confirmed addresses. The timeline tells of it when the
 * mail server took the mail (`noteFollowUpAsked`), not before.
 *
 * @returns how many
 */
export async function requestFollowUpMails(deps: Deps): Promise<number> {
  const { db, now, mailing } = deps;
  if (!mailing) return 0;
  const today = officeDateAt(now());
  const days = { from: addDays(today, -followUpUntilDays), to: addDays(today, -followUpDays) };
  let requested = 0;
  await forEachCase(deps, await listFollowUpsDue(db, days), ({ id }) =>
    changeFamily(deps, jobs, id, async (work) => {
      const { own } = work.family;
      if (!hasEnded(own.state) || own.followUpAskedOn !== null) return undefined;
      await updateComplaint(work.tx, id, { followUpAskedOn: today });
      await mailing.request(work.tx, { kind: 'complaint_follow_up', about: id });
      requested += 1;
      return undefined;
    })
  );
  return requested;
}

/** The mail server took the question: now it was asked. The same again notes nothing. */
export function noteFollowUpAsked(deps: ComplaintDependencies, complaintId: string): Promise<void> {
  return changeFamily(deps, jobs, complaintId, async (work) => {
    if (wasAsked(await listEvents(work.tx, complaintId))) return undefined;
    await noteEvent(work, work.family.own, { kind: 'ask_follow_up' });
    return { kind: 'ask_follow_up' };
  });
}

/** Whether the mail server took the question once. */
export const wasAsked = (events: readonly { readonly kind: string }[]): boolean =>
  events.some(({ kind }) => kind === 'ask_follow_up');

/** Forgets addresses that no mail can go to any more. @returns how many */
export async function forgetSpentAddresses({ db, now }: ComplaintDependencies): Promise<number> {
  return deleteSpentSubscriptions(db, {
    askedBefore: new Date(now() - confirmationDays * dayMs),
    endedBefore: addDays(officeDateAt(now()), -keptAfterEndDays)
  });
}
