import { randomBytes } from 'node:crypto';
import type { Actor } from '#lib/domain/staff/actor.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import type { Database } from '#lib/server/db/client.ts';
import { createSignInLimits } from '#lib/server/http/rate-limits.ts';
import { acceptLink } from '#lib/server/staff/accept-link.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';
import { confirmTotp, startTotp } from '#lib/server/staff/own-second-factor.ts';
import { findSignedInStaff } from '#lib/server/staff/signed-in.ts';
import type { Visitor } from '#lib/server/staff/sign-in.ts';
import { totpCode } from './totp-code.ts';

export const cli: Actor = { kind: 'program', name: 'cli' };
export const password = 'perahu kuning di dermaga';
export const site = { origin: 'http://localhost:3000', rpId: 'localhost' };
export const minute = 60_000;

export interface Clock {
  time: number;
}

export function staffDependencies(db: Database, clock: Clock): StaffDependencies {
  const secrets = secretsFrom(randomBytes(32));
  const now = () => clock.time;
  return { db, now, secrets, signInLimits: createSignInLimits(db, secrets, now) };
}

export const visitor = (change: Partial<Visitor> = {}): Visitor => ({
  address: '192.0.2.1',
  browser: 'Chrome di Windows',
  deviceMark: undefined,
  ...change
});

export const tokenOf = (path: string): string => path.split('/').at(-1) ?? '';

export async function signedIn(deps: StaffDependencies, sessionId: string | undefined): Promise<SignedInStaff> {
  const staff = await findSignedInStaff(deps, sessionId ?? '');
  if (!staff) throw new Error('not signed in');
  return staff;
}

/** Somebody who was invited and came; signed in, without a second factor. */
export async function makeStaff(
  deps: StaffDependencies,
  { email, role }: { email: string; role: Role }
): Promise<{ staff: SignedInStaff; sessionId: string }> {
  const { path } = await createInvite(deps, cli, { email, role, name: 'Orang Kantor' });
  const { sessionId = '' } = await acceptLink(deps, tokenOf(path), { password }, 'Firefox di Linux');
  return { staff: await signedIn(deps, sessionId), sessionId };
}

/** @returns the key as typed, and the recovery codes shown once */
export async function addTotp(
  deps: StaffDependencies,
  staff: SignedInStaff
): Promise<{ key: string; recoveryCodes: readonly string[] }> {
  const setUp = await startTotp(deps, staff);
  const key = setUp?.key ?? '';
  const { recoveryCodes = [] } = await confirmTotp(deps, staff, totpCode(key, deps.now()));
  return { key, recoveryCodes };
}
