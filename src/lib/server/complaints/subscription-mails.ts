import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { confirmationWords, followUpWords, updateWords } from '#lib/domain/complaints/mail-words.ts';
import { confirmationDays } from '#lib/domain/complaints/subscription-days.ts';
import type { Mail, Mailing } from '#lib/server/mail/service.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { wasAsked } from './complainant-mails.ts';
import { listEvents } from './event-repository.ts';
import { getComplaint } from './repository.ts';
import { findSubscription, type Subscription } from './subscription-repository.ts';
import { openAddress, subscriptionToken } from './subscription-token.ts';
import { isTooOld } from './subscriptions.ts';

/** The mail with the link that confirms an address; undefined when it was confirmed, or taken back, meanwhile. */
export async function writeConfirmationMail(
  deps: ComplaintDependencies,
  mailing: Mailing,
  complaintId: string
): Promise<Mail | undefined> {
  const subscription = await findSubscription(deps.db, complaintId);
  if (!subscription || subscription.confirmedAt || isTooOld(subscription, deps.now())) return undefined;
  const { registerNumber } = await getComplaint(deps.db, complaintId);
  const lastDay = addDays(officeDateAt(subscription.createdAt.getTime()), confirmationDays - 1);
  const words = confirmationWords({ registerNumber, confirmUrl: linkOf(deps, mailing, subscription), lastDay });
  return { to: openAddress(deps.secrets, subscription), ...words };
}

/** Number and links for an address that is confirmed still; undefined when it is not. */
async function writeCaseMail(
  deps: ComplaintDependencies,
  mailing: Mailing,
  complaintId: string,
  wordsOf: typeof updateWords
): Promise<Mail | undefined> {
  const subscription = await findSubscription(deps.db, complaintId);
  if (!subscription?.confirmedAt) return undefined;
  const { registerNumber } = await getComplaint(deps.db, complaintId);
  const endUrl = linkOf(deps, mailing, subscription);
  const words = wordsOf({ registerNumber, trackUrl: `${mailing.origin}/pengaduan/lacak`, endUrl });
  return { to: openAddress(deps.secrets, subscription), ...words, unsubscribeUrl: endUrl };
}

export function writeUpdateMail(deps: ComplaintDependencies, mailing: Mailing, complaintId: string) {
  return writeCaseMail(deps, mailing, complaintId, updateWords);
}

/** Undefined also when the mail server took it before. */
export async function writeFollowUpMail(deps: ComplaintDependencies, mailing: Mailing, complaintId: string) {
  if (wasAsked(await listEvents(deps.db, complaintId))) return undefined;
  return writeCaseMail(deps, mailing, complaintId, followUpWords);
}

function linkOf({ secrets }: ComplaintDependencies, { origin }: Mailing, subscription: Subscription): string {
  return `${origin}/pengaduan/email/${subscriptionToken(secrets, subscription)}`;
}
