import { DomainError, expired } from '#lib/domain/errors.ts';
import type { PasskeySite } from '#lib/server/auth/passkeys.ts';
import { hashToken } from '#lib/server/auth/token.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { StaffDependencies } from './dependencies.ts';
import { getAccount, getAccountForUpdate } from './repository.ts';
import { askSecondFactor, checkSecondFactor, type FactorAnswer, type FactorQuestion } from './second-factor.ts';
import { deleteSignIn, findSignIn, takeAttempt } from './sign-in-repository.ts';
import { openSession, type SignedIn } from './sign-in.ts';

const over = () => expired('Waktu untuk langkah ini habis. Masuklah sekali lagi dengan kata sandi.');
const hashed = (signInId: string) => hashToken(signInId).toString('hex');

/**
 * What the sign-in of the cookie still has to be asked.
 *
 * @throws DomainError `expired` after five minutes, five wrong answers or without such a sign-in
 */
export async function askToFinishSignIn(
  { db, now }: StaffDependencies,
  signInId: string,
  site: PasskeySite
): Promise<FactorQuestion> {
  const signIn = await findSignIn(db, hashed(signInId), new Date(now()));
  if (!signIn) throw over();
  return askSecondFactor(db, now(), await getAccount(db, signIn.accountId), signIn.id, site);
}

export type FinishOutcome =
  SignedIn | { readonly kind: 'refused' } | { readonly kind: 'slowed'; readonly retryAfter: number };

/** @throws DomainError `expired` as above */
export async function finishSignIn(
  deps: StaffDependencies,
  signInId: string,
  answer: FactorAnswer,
  context: { readonly site: PasskeySite; readonly browser: string }
): Promise<FinishOutcome> {
  const { db, secrets, now, signInLimits } = deps;
  const at = now();
  const signIn = await takeAttempt(db, hashed(signInId), new Date(at));
  if (!signIn) throw over();
  const allowance = await signInLimits.takeProof(signIn.accountId);
  if (!allowance.allowed) return { kind: 'slowed', retryAfter: allowance.retryAfter };
  const outcome = await inTransaction(db, async (tx): Promise<FinishOutcome> => {
    const account = await getAccountForUpdate(tx, signIn.accountId);
    if (account.disabledAt) throw new DomainError('unauthenticated', 'Akun ini tidak aktif.');
    const check = { tx, secrets, at, site: context.site };
    const factor = await checkSecondFactor(check, account, signIn.id, answer);
    if (!factor) return { kind: 'refused' };
    await deleteSignIn(tx, signIn.id);
    return openSession(tx, deps, account, context.browser, factor);
  });
  if (outcome.kind === 'signed_in') await signInLimits.giveBackProof(signIn.accountId);
  return outcome;
}
