import { newDeviceMark, readDeviceMark } from '#lib/server/auth/device-mark.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { createSession } from '#lib/server/auth/lucia.ts';
import { verifyPassword } from '#lib/server/auth/password.ts';
import { hashToken, newToken } from '#lib/server/auth/token.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { StaffDependencies } from './dependencies.ts';
import { findAccountByEmail, updateAccount, type Account } from './repository.ts';
import { listPasskeys } from './second-factor-repository.ts';
import { hasSecondFactor } from './second-factor.ts';
import { insertSignIn } from './sign-in-repository.ts';

const pendingMs = 5 * 60_000;

export interface Visitor {
  /** Address of the connection; counted, never stored. */
  readonly address: string;
  /** Such as `Chrome di Windows`. */
  readonly browser: string;
  readonly deviceMark: string | undefined;
}

export interface SignedIn {
  readonly kind: 'signed_in';
  /** For the cookie; stored nowhere. */
  readonly sessionId: string;
  /** To be left in the browser. */
  readonly deviceMark: string;
}

export type SignInOutcome =
  | SignedIn
  /** For the cookie of the sign-in under way. */
  | { readonly kind: 'second_factor'; readonly signInId: string }
  | { readonly kind: 'refused' }
  /** Seconds. */
  | { readonly kind: 'slowed'; readonly retryAfter: number };

/**
 * Answers, and takes its time, the same for a wrong password, an unknown e-mail, an account that is disabled and one that is
 * only invited.
 */
export async function signIn(
  deps: StaffDependencies,
  { email, password }: { readonly email: string; readonly password: string },
  visitor: Visitor
): Promise<SignInOutcome> {
  const { db, secrets, signInLimits, now } = deps;
  const attempt = { email, address: visitor.address, device: readDeviceMark(secrets, email, visitor.deviceMark) };
  const allowance = await signInLimits.take(attempt);
  if (!allowance.allowed) return { kind: 'slowed', retryAfter: allowance.retryAfter };

  const account = await findAccountByEmail(db, email);
  const isRight = await verifyPassword(account?.passwordHash, password);
  if (!account || !isRight || account.disabledAt) return { kind: 'refused' };
  await signInLimits.giveBack(attempt);

  return inTransaction(db, async (tx) => {
    if (!hasSecondFactor(account, await listPasskeys(tx, account.id))) {
      return openSession(tx, deps, account, visitor.browser, 'password');
    }
    const signInId = newToken();
    await insertSignIn(
      tx,
      { id: hashToken(signInId).toString('hex'), accountId: account.id, expiresAt: new Date(now() + pendingMs) },
      new Date(now())
    );
    return { kind: 'second_factor', signInId };
  });
}

/** A new session id at every sign-in: an id somebody planted before is worth nothing. */
export async function openSession(
  tx: Queryable,
  { now, secrets }: StaffDependencies,
  account: Account,
  browser: string,
  factor: string
): Promise<SignedIn> {
  const at = now();
  const sessionId = await createSession(tx, now, account.id, browser);
  await updateAccount(tx, account.id, { lastSignedInAt: new Date(at) });
  await recordAudit(tx, {
    at,
    actor: { kind: 'staff', accountId: account.id, role: account.role },
    action: 'staff.sign_in',
    subject: account.id,
    details: { factor }
  });
  return { kind: 'signed_in', sessionId, deviceMark: newDeviceMark(secrets, account.email) };
}
