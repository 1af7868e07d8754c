import { DomainError, forbidden } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Permission } from '#lib/domain/staff/permission.ts';
import { roleHas } from '#lib/domain/staff/role.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';

/** How long a password or second factor counts as just given. */
const recentProofMs = 10 * 60_000;

interface StaffLocals {
  readonly staff?: SignedInStaff | undefined;
  /** Why nobody could look who is signed in: the database is away. */
  readonly staffUnknown?: Error | undefined;
}

/**
 * The first line of every staff load, action and endpoint.
 *
 * @returns who acts, for the use case
 * @throws DomainError `unauthenticated` without a session, `forbidden` when the role does not cover it; the database's own
 *   failure while nobody can say
 */
export function requirePermission(locals: StaffLocals, permission: Permission): Actor {
  const { staff, staffUnknown } = locals;
  if (staffUnknown !== undefined) throw staffUnknown;
  if (!staff) throw new DomainError('unauthenticated', 'Masuklah dahulu.');
  const { id, role } = staff.account;
  if (!roleHas(role, permission)) {
    throw forbidden('Peran Anda tidak mencakup halaman ini. Mintalah kepada admin.');
  }
  if (staff.secondFactorDue && permission !== 'account.own') {
    throw forbidden('Pasang faktor kedua dahulu di halaman Akun saya.');
  }
  return { kind: 'staff', accountId: id, role };
}

/**
 * For exports, publishing and roles, on a screen somebody may have walked away from: who acts gave a password or second
 * factor within the last ten minutes of `now` (milliseconds since 1970 UTC).
 *
 * @throws DomainError `reauthenticate`; the page `/staf/bukti` asks and leads back
 */
export function requireRecentProof(locals: StaffLocals, now: number): void {
  const { staff } = locals;
  if (!staff) throw new DomainError('unauthenticated', 'Masuklah dahulu.');
  if (now - staff.provedAt > recentProofMs) {
    throw new DomainError('reauthenticate', 'Buktikan dahulu bahwa ini Anda.');
  }
}

/**
 * Who is signed in, for what concerns their own account and sessions alone; as good a first line as `requirePermission`.
 *
 * @throws DomainError `unauthenticated`
 */
export function requireSignedIn(locals: StaffLocals): SignedInStaff {
  requirePermission(locals, 'account.own');
  const { staff } = locals;
  if (!staff) throw new DomainError('unauthenticated', 'Masuklah dahulu.');
  return staff;
}
