import { minutesBetweenLinks, confirmationDays } from '#lib/domain/complaints/subscription-days.ts';
import { conflict, expired, invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { emailSchema } from '#lib/domain/staff/forms.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { hashToken } from '#lib/server/auth/token.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { getCaseByCode } from './case-by-code.ts';
import type { ComplaintDependencies, UpdatesDependencies } from './dependencies.ts';
import { deleteSubscription, getComplaint, getFamilyForUpdate } from './repository.ts';
import {
  confirmSubscriptionRow,
  findSubscription,
  findSubscriptionByToken,
  putSubscription,
  type Subscription
} from './subscription-repository.ts';
import { sealAddress, subscriptionTokenHash } from './subscription-token.ts';

const complainant: Actor = { kind: 'complainant' };
const minute = 60_000;
const day = 24 * 60 * minute;

/** What the link in a mail is about: confirming the address, or ending the mails to it. */
export interface SubscriptionOffer {
  readonly registerNumber: string;
  readonly state: 'waiting' | 'confirmed';
}

/**
 * Asks for e-mail updates of the case the code opens: a link goes to the address, and nothing else does until it is confirmed. A
 * second request replaces the first.
 *
 * @throws as `openTrackedCase`; DomainError `invalid` with the field `email`, `conflict` when mail is not set up, the last link was
 *   sent less than ten minutes ago, or the case or the address got as many links as a day allows
 */
export async function subscribe(deps: UpdatesDependencies, code: string, email: string): Promise<void> {
  const { db, now, secrets, mailing, confirmationLimits } = deps;
  if (!mailing)
    throw conflict('Situs ini belum dapat mengirim email. Lihat perkembangan pengaduan Anda di halaman ini.');
  const { id } = await getCaseByCode(deps, db, code);
  const address = parseAddress(email);
  const createdAt = new Date(now());
  // First, so that an impatient second click costs nothing of the day's links.
  await requirePause(db, id, createdAt);
  const allowance = await confirmationLimits.take({ caseId: id, email: address });
  if (!allowance.allowed) throw tooMany();
  await inTransaction(db, async (tx) => {
    const { own } = await getFamilyForUpdate(tx, id);
    await requirePause(tx, id, createdAt);
    const tokenHash = subscriptionTokenHash(secrets, { complaintId: id, createdAt });
    await putSubscription(tx, { complaintId: id, address: sealAddress(secrets, id, address), tokenHash, createdAt });
    await mailing.request(tx, { kind: 'subscription_confirm', about: id });
    await audit(tx, createdAt, 'subscribe', own.registerNumber);
  });
}

/** @throws DomainError `conflict` shortly after a link */
async function requirePause(db: Queryable, complaintId: string, at: Date): Promise<void> {
  const earlier = await findSubscription(db, complaintId);
  if (!earlier || at.getTime() - earlier.createdAt.getTime() >= minutesBetweenLinks * minute) return;
  throw conflict(
    `Tautan baru saja dikirim. Periksa kotak masuk dan folder spam, atau minta lagi setelah ${minutesBetweenLinks} menit.`
  );
}

const tooMany = () =>
  conflict(
    'Hari ini sudah terlalu banyak tautan diminta, jadi tidak kami kirim lagi. Coba lagi besok; perkembangannya tetap ada di halaman ini.'
  );

function parseAddress(email: string): string {
  const parsed = emailSchema.safeParse(email);
  if (parsed.success) return parsed.data;
  const message = 'Tulis alamat email yang lengkap, misalnya nama@contoh.id.';
  throw invalid(message, { email: message });
}

/** Looking at the link uses nothing up. @throws DomainError `expired` for a link that is made up, too old, or ended */
export async function getSubscriptionOffer(
  { db, now }: ComplaintDependencies,
  token: string
): Promise<SubscriptionOffer> {
  const { complaintId, confirmedAt } = await getByToken(db, token, now());
  const { registerNumber } = await getComplaint(db, complaintId);
  return { registerNumber, state: confirmedAt ? 'confirmed' : 'waiting' };
}

/** Works once. @throws DomainError `expired` as `getSubscriptionOffer`, and for an address that is confirmed already */
export async function confirmSubscription(
  { db, now }: ComplaintDependencies,
  token: string
): Promise<SubscriptionOffer> {
  const at = now();
  const { complaintId } = await getByToken(db, token, at);
  return inTransaction(db, async (tx) => {
    const { own } = await getFamilyForUpdate(tx, complaintId);
    const { confirmedAt } = await getByToken(tx, token, at);
    if (confirmedAt) throw expired('Alamat ini sudah dikonfirmasi. Kabar berikutnya akan dikirim ke sana.');
    await confirmSubscriptionRow(tx, complaintId, new Date(at));
    await audit(tx, new Date(at), 'subscription_confirm', own.registerNumber);
    return { registerNumber: own.registerNumber, state: 'confirmed' };
  });
}

/** Forgets the address. Ending twice is no error. */
export async function unsubscribe({ db, now }: ComplaintDependencies, token: string): Promise<void> {
  const found = await findSubscriptionByToken(db, hashToken(token));
  if (!found) return;
  await inTransaction(db, async (tx) => {
    const { own } = await getFamilyForUpdate(tx, found.complaintId);
    // A newer request of the same case has a link of its own.
    if (!(await findSubscriptionByToken(tx, hashToken(token)))) return;
    await deleteSubscription(tx, own.id);
    await audit(tx, new Date(now()), 'unsubscribe', own.registerNumber);
  });
}

/** When a request to confirm made then is too old. */
export function isTooOld({ createdAt, confirmedAt }: Subscription, at: number): boolean {
  return confirmedAt === null && at - createdAt.getTime() >= confirmationDays * day;
}

async function getByToken(db: Queryable, token: string, at: number): Promise<Subscription> {
  const subscription = await findSubscriptionByToken(db, hashToken(token));
  if (!subscription || isTooOld(subscription, at)) {
    throw expired('Tautan ini sudah tidak berlaku. Minta tautan baru di halaman pelacakan pengaduan Anda.');
  }
  return subscription;
}

async function audit(tx: Queryable, at: Date, act: string, registerNumber: string): Promise<void> {
  await recordAudit(tx, { at: at.getTime(), actor: complainant, action: `complaint.${act}`, subject: registerNumber });
}
