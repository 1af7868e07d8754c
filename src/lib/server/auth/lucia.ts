import { createHash } from 'node:crypto';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { eq, lte } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Queryable } from '#lib/server/db/client.ts';
import { staffAccounts, staffSessions } from '#lib/server/db/schema/staff.ts';

const idleMinutes = 15;
const absoluteMs = 10 * 60 * 60_000;
const idleMs = idleMinutes * 60_000;
/** A visit is written down at most this often. */
const touchMs = 60_000;

interface SessionFacts {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly provedAt: Date;
  readonly browser: string;
}

interface AccountFacts {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly totpConfirmedAt: Date | null;
  readonly disabledAt: Date | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, AccountFacts>;
    UserId: string;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: AccountFacts;
  }
}

/** The table holds this of a session's id, so that a copy of it signs nobody in. */
export const hashSessionId = (id: string): string => createHash('sha256').update(id).digest('hex');

/**
 * The library's adapter with three differences: ids are hashed before they reach the table, no session outlives its
 * absolute end, and "now" is the given clock (the library itself asks the system's, so times are moved between the two).
 */
function storage(db: Queryable, now: () => number): Adapter {
  const inner = new DrizzlePostgreSQLAdapter(
    db as ConstructorParameters<typeof DrizzlePostgreSQLAdapter>[0],
    staffSessions,
    staffAccounts
  );
  const toLibrary = (session: DatabaseSession, id: string): DatabaseSession => ({
    ...session,
    id,
    expiresAt: new Date(session.expiresAt.getTime() - now() + Date.now())
  });
  return {
    getSessionAndUser: async (id): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
      const [session, user] = await inner.getSessionAndUser(hashSessionId(id));
      return session ? [toLibrary(session, id), user] : [null, null];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: async (session) =>
      inner.setSession({
        ...session,
        id: hashSessionId(session.id),
        expiresAt: new Date(now() + idleMs)
      }),
    // Visits lengthen a session in `touch`; the library would do so only in the second half of the time.
    updateSessionExpiration: async () => undefined,
    deleteSession: (id) => inner.deleteSession(hashSessionId(id)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: async () => {
      await db.delete(staffSessions).where(lte(staffSessions.expiresAt, new Date(now())));
    }
  };
}

function luciaOn(db: Queryable, now: () => number): Lucia<SessionFacts, AccountFacts> {
  return new Lucia(storage(db, now), {
    sessionExpiresIn: new TimeSpan(idleMinutes, 'm'),
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts
  });
}

export interface FoundSession {
  /** Hashed, as in the table. */
  readonly id: string;
  readonly accountId: string;
  readonly provedAt: Date;
  readonly account: AccountFacts;
}

/** @returns the id for the cookie; it is stored nowhere */
export async function createSession(
  db: Queryable,
  now: () => number,
  accountId: string,
  browser: string
): Promise<string> {
  const at = new Date(now());
  const facts: SessionFacts = { createdAt: at, lastSeenAt: at, provedAt: at, browser };
  return (await luciaOn(db, now).createSession(accountId, facts)).id;
}

/** The session of a cookie's id unless it is over, and notes the visit. A disabled account has none. */
export async function findSession(db: Queryable, now: () => number, id: string): Promise<FoundSession | undefined> {
  const { session, user } = await luciaOn(db, now).validateSession(id);
  if (!session || user.disabledAt) return undefined;
  if (now() - session.lastSeenAt.getTime() >= touchMs) await touch(db, now(), session);
  return { id: hashSessionId(id), accountId: user.id, provedAt: session.provedAt, account: user };
}

async function touch(db: Queryable, at: number, session: { id: string; createdAt: Date }): Promise<void> {
  const end = Math.min(at + idleMs, session.createdAt.getTime() + absoluteMs);
  await db
    .update(staffSessions)
    .set({ lastSeenAt: new Date(at), expiresAt: new Date(end) })
    .where(eq(staffSessions.id, hashSessionId(session.id)));
}

/** Ends all sessions of an account, at once and everywhere. */
export async function endSessionsOf(db: Queryable, accountId: string): Promise<void> {
  await luciaOn(db, Date.now).invalidateUserSessions(accountId);
}

export async function deleteExpiredSessions(db: Queryable, now: () => number): Promise<void> {
  await luciaOn(db, now).deleteExpiredSessions();
}
