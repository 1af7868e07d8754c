import { setProvedAt } from '#lib/server/auth/session-repository.ts';
import { verifyPassword } from '#lib/server/auth/password.ts';
import type { PasskeySite } from '#lib/server/auth/passkeys.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { StaffDependencies } from './dependencies.ts';
import { getAccount, getAccountForUpdate } from './repository.ts';
import { askSecondFactor, checkSecondFactor, type FactorAnswer, type FactorQuestion } from './second-factor.ts';

export type Proof = { readonly password: string } | FactorAnswer;

export async function askForProof(
  { db, now }: StaffDependencies,
  staff: SignedInStaff,
  site: PasskeySite
): Promise<FactorQuestion> {
  return askSecondFactor(db, now(), await getAccount(db, staff.account.id), staff.sessionId, site);
}

export type ProofOutcome =
  | { readonly kind: 'proved' }
  | { readonly kind: 'refused' }
  /** Seconds. */
  | { readonly kind: 'slowed'; readonly retryAfter: number };

/** Password or second factor once more, before something that matters; the session counts as proved for ten minutes. */
export async function proveAgain(
  { db, secrets, now, signInLimits }: StaffDependencies,
  staff: SignedInStaff,
  proof: Proof,
  site: PasskeySite
): Promise<ProofOutcome> {
  const at = now();
  const allowance = await signInLimits.takeProof(staff.account.id);
  if (!allowance.allowed) return { kind: 'slowed', retryAfter: allowance.retryAfter };
  const isRight = await inTransaction(db, async (tx) => {
    const account = await getAccountForUpdate(tx, staff.account.id);
    const right =
      'password' in proof
        ? await verifyPassword(account.passwordHash, proof.password)
        : await checkSecondFactor({ tx, secrets, at, site }, account, staff.sessionId, proof);
    if (right) await setProvedAt(tx, staff.sessionId, new Date(at));
    return Boolean(right);
  });
  if (!isRight) return { kind: 'refused' };
  await signInLimits.giveBackProof(staff.account.id);
  return { kind: 'proved' };
}
