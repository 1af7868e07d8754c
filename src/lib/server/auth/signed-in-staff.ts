import type { Role } from '#lib/domain/staff/role.ts';

/** Who a request under `/staf` or `/api/v1/staff` comes from. */
export interface SignedInStaff {
  /** SHA-256 of the cookie's id, as in the table; nobody can sign in with it. */
  readonly sessionId: string;
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
  /** When a password or second factor was last given; milliseconds since 1970 UTC. */
  readonly provedAt: number;
  /** The role works with a second factor only, and the account has none yet. */
  readonly secondFactorDue: boolean;
}
