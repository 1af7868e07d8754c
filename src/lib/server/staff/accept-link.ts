import { randomUUID } from 'node:crypto';
import { conflict, expired, invalid } from '#lib/domain/errors.ts';
import type { AcceptedLink } from '#lib/domain/staff/forms.ts';
import { passwordProblem } from '#lib/domain/staff/password-rule.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { createSession, endSessionsOf } from '#lib/server/auth/lucia.ts';
import { hashPassword } from '#lib/server/auth/password.ts';
import { hashToken } from '#lib/server/auth/token.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { findOpenLink, takeLink, voidLinks, type Link, type LinkPurpose } from './link-repository.ts';
import {
  findAccountByEmail,
  getAccount,
  getAccountForUpdate,
  hasActiveAdmin,
  insertAccount,
  lockAdmins,
  updateAccount
} from './repository.ts';
import { clearSecondFactor } from './second-factor.ts';
import { deleteSignInsOf } from './sign-in-repository.ts';

const gone = () =>
  expired('Tautan ini sudah dipakai atau sudah lewat 30 menit. Mintalah tautan baru kepada orang yang memberikannya.');

export interface LinkOffer {
  readonly purpose: LinkPurpose;
  /** Undefined for the first account: whoever opens the link says who they are. */
  readonly account: { readonly email: string; readonly name: string; readonly role: Role } | undefined;
}

/**
 * What the link of `token` would do; looking at it does not use it up.
 *
 * @throws DomainError `expired` for a link that is used, voided, too old or made up
 */
export async function getLinkOffer({ db, now }: Dependencies, token: string): Promise<LinkOffer> {
  const link = await findOpenLink(db, hashToken(token), new Date(now()));
  if (!link) throw gone();
  if (link.accountId === null) return { purpose: link.purpose, account: undefined };
  const { email, name, role } = await getAccount(db, link.accountId);
  return { purpose: link.purpose, account: { email, name, role } };
}

/**
 * Uses the link up: sets name and password, and signs in. After a reset the old sessions are over, and somebody with a second
 * factor signs in anew with it.
 *
 * @returns the new session's id for the cookie, or undefined when the person signs in themselves
 * @throws DomainError `expired`, or `invalid` with field errors (the link stays usable)
 */
export async function acceptLink(
  { db, now }: Dependencies,
  token: string,
  input: AcceptedLink,
  browser: string
): Promise<{ readonly sessionId: string | undefined }> {
  const offer = await getLinkOffer({ db, now }, token);
  const email = offer.account?.email ?? input.email;
  const name = input.name ?? offer.account?.name;
  if (email === undefined) throw invalid('Email belum diisi.', { email: 'Tulis alamat email Anda.' });
  if (name === undefined) throw invalid('Nama belum diisi.', { name: 'Tulis nama Anda.' });
  const problem = passwordProblem(input.password, { email, name });
  if (problem) throw invalid('Kata sandi belum cukup kuat.', { password: problem });

  const passwordHash = await hashPassword(input.password);
  const at = now();
  const time = new Date(at);
  return inTransaction(db, async (tx) => {
    if (offer.purpose === 'first') await lockAdmins(tx);
    const link = await takeLink(tx, hashToken(token), time);
    if (!link) throw gone();
    const accountId = link.accountId ?? (await makeFirstAccount(tx, email, name, time));
    const account = await getAccountForUpdate(tx, accountId);
    if (account.disabledAt) throw gone();
    await updateAccount(tx, accountId, { name, passwordHash, activatedAt: account.activatedAt ?? time });
    await voidLinks(tx, accountId, time);
    if (link.purpose === 'first') await voidLinks(tx, null, time);
    await endSessionsOf(tx, accountId);
    await deleteSignInsOf(tx, accountId);
    if (link.clearsSecondFactor) await clearSecondFactor(tx, accountId);
    const signsInNow = link.purpose !== 'reset';
    const sessionId = signsInNow ? await createSession(tx, now, accountId, browser) : undefined;
    if (signsInNow) await updateAccount(tx, accountId, { lastSignedInAt: time });
    await recordAudit(tx, {
      at,
      actor: { kind: 'staff', accountId, role: account.role },
      action: auditAction(link),
      subject: accountId,
      details: link.clearsSecondFactor ? { secondFactorCleared: true } : {}
    });
    return { sessionId };
  });
}

const auditAction = ({ purpose }: Link) => (purpose === 'reset' ? 'staff.reset_used' : 'staff.invite_used');

async function makeFirstAccount(tx: Queryable, email: string, name: string, createdAt: Date): Promise<string> {
  if (await hasActiveAdmin(tx)) throw conflict('Akun admin pertama sudah dibuat. Mintalah undangan kepadanya.');
  const known = await findAccountByEmail(tx, email);
  if (known) {
    await updateAccount(tx, known.id, { role: 'admin', disabledAt: null });
    return known.id;
  }
  const id = randomUUID();
  await insertAccount(tx, { id, email, name, role: 'admin', createdAt });
  return id;
}
