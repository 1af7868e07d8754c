import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '#lib/server/audit/service.ts';
import { deleteExpiredSessions } from '#lib/server/auth/lucia.ts';
import { getLinkOffer } from '#lib/server/staff/accept-link.ts';
import { changeRole, createResetLink, disableAccount, enableAccount } from '#lib/server/staff/accounts.ts';
import { listAccounts } from '#lib/server/staff/account-list.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';
import { finishSignIn } from '#lib/server/staff/finish-sign-in.ts';
import { changeOwnPassword } from '#lib/server/staff/own-password.ts';
import { removeSecondFactor } from '#lib/server/staff/own-second-factor.ts';
import { listOwnSessions, revokeOtherSessions, revokeSession } from '#lib/server/staff/own-sessions.ts';
import { proveAgain } from '#lib/server/staff/prove-again.ts';
import { actorOf, findSignedInStaff, signOut } from '#lib/server/staff/signed-in.ts';
import { signIn } from '#lib/server/staff/sign-in.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addTotp,
  cli,
  makeStaff,
  minute,
  password,
  signedIn,
  site,
  staffDependencies,
  tokenOf,
  visitor
} from '#tests/support/staff.ts';
import { totpCode } from '#tests/support/totp-code.ts';

let database: TestDatabase;
let deps: StaffDependencies;
const clock = { time: 0 };
const email = 'petugas@kantor.example';

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = Date.parse('2026-11-10T12:00:00+08:00');
  deps = staffDependencies(database.db, clock);
  await database.db.$client`truncate staff_accounts, rate_limits cascade`;
});

async function secondSession(): Promise<string> {
  const outcome = await signIn(deps, { email, password }, visitor());
  if (outcome.kind !== 'signed_in') throw new Error('not signed in');
  return outcome.sessionId;
}

describe('a session', () => {
  it('ends after 15 idle minutes, and each visit starts them anew', async () => {
    const { sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    for (let visit = 0; visit < 5; visit += 1) {
      clock.time += 14 * minute;
      expect(await findSignedInStaff(deps, sessionId)).toBeDefined();
    }
    clock.time += 15 * minute;
    expect(await findSignedInStaff(deps, sessionId)).toBeUndefined();
  });

  it('ends ten hours after it began, however busy', async () => {
    const { sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    for (let passed = 10; passed < 600; passed += 10) {
      clock.time += 10 * minute;
      expect(await findSignedInStaff(deps, sessionId), `after ${passed} minutes`).toBeDefined();
    }
    clock.time += 10 * minute;
    expect(await findSignedInStaff(deps, sessionId)).toBeUndefined();
  });

  it('leaves the table once it is over', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    const count = async () =>
      (await database.db.$client<{ n: number }[]>`select count(*)::int as n from staff_sessions`)[0]?.n;
    clock.time += 14 * minute;
    await deleteExpiredSessions(database.db, deps.now);
    expect(await count()).toBe(1);
    clock.time += minute;
    await deleteExpiredSessions(database.db, deps.now);
    expect(await count()).toBe(0);
  });

  it('is listed, ended one by one or all but this, and ended by signing out', async () => {
    const { staff, sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    const other = await secondSession();
    const third = await secondSession();
    const listed = await listOwnSessions(deps, staff);
    expect(listed.map(({ isCurrent }) => isCurrent).filter(Boolean)).toHaveLength(1);
    expect(listed.map(({ browser }) => browser)).toContain('Chrome di Windows');
    await revokeSession(deps, staff, (await signedIn(deps, other)).sessionId);
    expect(await findSignedInStaff(deps, other)).toBeUndefined();
    expect(await revokeOtherSessions(deps, staff)).toBe(1);
    expect(await findSignedInStaff(deps, third)).toBeUndefined();
    await signOut(deps, staff);
    expect(await findSignedInStaff(deps, sessionId)).toBeUndefined();
  });

  it("cannot be ended through somebody else's list", async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const { staff: stranger } = await makeStaff(deps, { email: 'lain@kantor.example', role: 'leadership' });
    await expect(revokeSession(deps, stranger, staff.sessionId)).rejects.toThrow(
      expect.objectContaining({ code: 'not_found' })
    );
  });

  it('counts as proved again after a right password only', async () => {
    const { staff, sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    clock.time += 12 * minute;
    expect(await proveAgain(deps, staff, { password: 'bukan ini sandinya' }, site)).toEqual({ kind: 'refused' });
    expect((await signedIn(deps, sessionId)).provedAt).toBeLessThan(clock.time);
    expect(await proveAgain(deps, staff, { password }, site)).toEqual({ kind: 'proved' });
    expect((await signedIn(deps, sessionId)).provedAt).toBe(clock.time);
  });
});

describe('managing accounts', () => {
  it('ends the sessions of whose role changes, and of who is disabled', async () => {
    const { staff, sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    await changeRole(deps, cli, staff.account.id, 'leadership');
    expect(await findSignedInStaff(deps, sessionId)).toBeUndefined();
    const next = await secondSession();
    await disableAccount(deps, cli, staff.account.id);
    expect(await findSignedInStaff(deps, next)).toBeUndefined();
    expect(await signIn(deps, { email, password }, visitor())).toEqual({ kind: 'refused' });
    await enableAccount(deps, cli, staff.account.id);
    expect(await findSignedInStaff(deps, next)).toBeUndefined();
    expect(await signIn(deps, { email, password }, visitor())).toMatchObject({ kind: 'signed_in' });
  });

  it('leaves at least one admin, also when two admins act at once', async () => {
    const first = (await makeStaff(deps, { email, role: 'admin' })).staff;
    await expect(changeRole(deps, cli, first.account.id, 'leadership')).rejects.toThrow('satu-satunya admin');
    const second = (await makeStaff(deps, { email: 'dua@kantor.example', role: 'admin' })).staff;
    await expect(disableAccount(deps, actorOf(first), first.account.id)).rejects.toThrow('sendiri');
    const tries = await Promise.allSettled([
      disableAccount(deps, actorOf(first), second.account.id),
      disableAccount(deps, actorOf(second), first.account.id)
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends a recipient of whistleblowers only when somebody says that their reports were handed over', async () => {
    const { id } = (await makeStaff(deps, { email, role: 'wbs_recipient' })).staff.account;
    await expect(disableAccount(deps, cli, id)).rejects.toThrow('penerima lain lebih dahulu');
    await expect(changeRole(deps, cli, id, 'leadership')).rejects.toThrow('penerima lain lebih dahulu');
    await changeRole(deps, cli, id, 'wbs_recipient');
    await disableAccount(deps, cli, id, true);
    await changeRole(deps, cli, id, 'leadership', true);
  });

  it('is for those with the permission', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const forbidden: unknown = expect.objectContaining({ code: 'forbidden' });
    await expect(listAccounts(deps, actorOf(staff))).rejects.toThrow(forbidden);
    expect(() => changeRole(deps, actorOf(staff), staff.account.id, 'admin')).toThrow(forbidden);
  });

  it('tells active, waiting and lapsed accounts apart', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    await createInvite(deps, cli, { email: 'baru@kantor.example', name: 'Baru', role: 'leadership' });
    const states = async () => Object.fromEntries((await listAccounts(deps, cli)).map((row) => [row.email, row.state]));
    expect(await states()).toEqual({ [email]: 'active', 'baru@kantor.example': 'invited' });
    clock.time += 30 * minute;
    expect(await states()).toEqual({ [email]: 'active', 'baru@kantor.example': 'lapsed' });
  });
});

describe("one's own account", () => {
  it('changes the password with the old one, and ends the other sessions', async () => {
    const { staff, sessionId } = await makeStaff(deps, { email, role: 'survey_officer' });
    const other = await secondSession();
    const fresh = 'kapal merah di pelabuhan';
    await expect(changeOwnPassword(deps, staff, { current: 'keliru sama sekali', password: fresh })).rejects.toThrow(
      expect.objectContaining({ fields: { current: expect.any(String) as unknown } })
    );
    await changeOwnPassword(deps, staff, { current: password, password: fresh });
    expect(await findSignedInStaff(deps, sessionId)).toBeDefined();
    expect(await findSignedInStaff(deps, other)).toBeUndefined();
  });

  it('leaves no link and no sign-in under way when the password changes', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'admin' });
    const { key } = await addTotp(deps, staff);
    const { path } = await createResetLink(deps, cli, staff.account.id, false);
    const begun = await signIn(deps, { email, password }, visitor());
    if (begun.kind !== 'second_factor') throw new Error(`The sign-in is ${begun.kind}`);
    await changeOwnPassword(deps, staff, { current: password, password: 'kapal merah di pelabuhan' });
    await expect(getLinkOffer(deps, tokenOf(path))).rejects.toThrow('sudah dipakai');
    clock.time += minute;
    const answer = { code: totpCode(key, clock.time) };
    await expect(finishSignIn(deps, begun.signInId, answer, { site, browser: 'Chrome' })).rejects.toThrow('habis');
  });

  it('keeps the last second factor of a role that needs one', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'admin' });
    await addTotp(deps, staff);
    await expect(removeSecondFactor(deps, staff, 'totp')).rejects.toThrow('wajib faktor kedua');
  });

  it('writes what happened into the audit log, with ids and codes only', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    await addTotp(deps, staff);
    await removeSecondFactor(deps, staff, 'totp');
    const entries = (await listAudit(database.db, undefined, 4)).reverse();
    expect(entries.map(({ action }) => action)).toEqual([
      'staff.invite',
      'staff.invite_used',
      'staff.second_factor_add',
      'staff.second_factor_remove'
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/kantor\.example|Orang/);
  });
});
