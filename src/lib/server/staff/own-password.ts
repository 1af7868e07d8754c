import { invalid } from '#lib/domain/errors.ts';
import type { NewPassword } from '#lib/domain/staff/forms.ts';
import { passwordProblem } from '#lib/domain/staff/password-rule.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import { hashPassword, verifyPassword } from '#lib/server/auth/password.ts';
import { deleteOtherSessions, setProvedAt } from '#lib/server/auth/session-repository.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { StaffDependencies } from './dependencies.ts';
import { voidLinks } from './link-repository.ts';
import { getAccount, updateAccount } from './repository.ts';
import { deleteSignInsOf } from './sign-in-repository.ts';
import { actorOf } from './signed-in.ts';

/**
 * Changes the password. The account's other sessions end, and so do links and sign-ins under way: all that the old one opened.
 *
 * @throws DomainError `invalid` with field `current` or `password`
 */
export async function changeOwnPassword(
  { db, now, signInLimits }: StaffDependencies,
  staff: SignedInStaff,
  { current, password }: NewPassword
): Promise<void> {
  const { id, email, name } = staff.account;
  const allowance = await signInLimits.takeProof(id);
  if (!allowance.allowed) {
    throw invalid('Terlalu banyak percobaan.', { current: 'Terlalu banyak percobaan. Coba lagi satu jam lagi.' });
  }
  const account = await getAccount(db, id);
  if (!(await verifyPassword(account.passwordHash, current))) {
    throw invalid('Kata sandi sekarang keliru.', { current: 'Kata sandi ini keliru.' });
  }
  await signInLimits.giveBackProof(id);
  const problem = passwordProblem(password, { email, name });
  if (problem) throw invalid('Kata sandi baru belum cukup kuat.', { password: problem });
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    await updateAccount(tx, id, { passwordHash });
    await setProvedAt(tx, staff.sessionId, new Date(now()));
    const sessions = await deleteOtherSessions(tx, id, staff.sessionId);
    await voidLinks(tx, id, new Date(now()));
    await deleteSignInsOf(tx, id);
    await recordAudit(tx, {
      at: now(),
      actor: actorOf(staff),
      action: 'staff.password_change',
      subject: id,
      details: { sessions }
    });
  });
}
