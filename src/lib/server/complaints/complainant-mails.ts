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
export async function requestUpdateMails({ db, mailing }: Deps): Promise<number> {
  if (!mailing) return 0;
  let requested = 0;
  for (const news of await listNews(db)) {
    await inTransaction(db, async (tx) => {
      // Another process may have been faster.
      if (!(await markTold(tx, news))) return;
      await mailing.request(tx, { kind: 'complaint_update', about: news.complaintId });
      requested += 1;
    });
  }
  return requested;
}

/** Four weeks after a case was closed: is the problem solved? Asked once, of confirmed addresses. @returns how many */
export async function requestFollowUpMails(deps: Deps): Promise<number> {
  const { db, now, mailing } = deps;
  if (!mailing) return 0;
  const today = officeDateAt(now());
  const days = { from: addDays(today, -followUpUntilDays), to: addDays(today, -followUpDays) };
  let requested = 0;
  for (const { id } of await listFollowUpsDue(db, days)) {
    await changeFamily(deps, jobs, id, async (work) => {
      const { own } = work.family;
      if (!hasEnded(own.state) || own.followUpAskedOn !== null) return undefined;
      await mailing.request(work.tx, { kind: 'complaint_follow_up', about: id });
      await noteEvent(work, own, { kind: 'ask_follow_up', patch: { followUpAskedOn: today } });
      requested += 1;
      return { kind: 'ask_follow_up' };
    });
  }
  return requested;
}

/** Forgets addresses that no mail can go to any more. @returns how many */
export async function forgetSpentAddresses({ db, now }: ComplaintDependencies): Promise<number> {
  return deleteSpentSubscriptions(db, {
    askedBefore: new Date(now() - confirmationDays * dayMs),
    endedBefore: addDays(officeDateAt(now()), -keptAfterEndDays)
  });
}
