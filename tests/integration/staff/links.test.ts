import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptLink, getLinkOffer } from '#lib/server/staff/accept-link.ts';
import { verifyAudit } from '#lib/server/audit/service.ts';
import { createResetLink } from '#lib/server/staff/accounts.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';
import { firstAccountLink } from '#lib/server/staff/first-account-link.ts';
import { describeOwnSecondFactor } from '#lib/server/staff/own-second-factor.ts';
import { findSignedInStaff } from '#lib/server/staff/signed-in.ts';
import { signIn } from '#lib/server/staff/sign-in.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addTotp,
  cli,
  makeStaff,
  minute,
  password,
  signedIn,
  staffDependencies,
  tokenOf,
  visitor
} from '#tests/support/staff.ts';

let database: TestDatabase;
let deps: StaffDependencies;
const clock = { time: 0 };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = Date.parse('2026-11-10T12:00:00+08:00');
  deps = staffDependencies(database.db, clock);
  await database.db.$client`truncate staff_accounts, rate_limits cascade`;
});

const invite = { email: 'petugas@kantor.example', name: 'Petugas', role: 'survey_officer' } as const;
const expired: unknown = expect.objectContaining({ code: 'expired' });

describe('an invitation', () => {
  it('works once', async () => {
    const { path } = await createInvite(deps, cli, invite);
    expect(await getLinkOffer(deps, tokenOf(path))).toEqual({ purpose: 'invite', account: invite });
    const { sessionId } = await acceptLink(deps, tokenOf(path), { password }, 'Chrome');
    expect((await signedIn(deps, sessionId)).account).toMatchObject({ email: invite.email, role: 'survey_officer' });
    await expect(acceptLink(deps, tokenOf(path), { password }, 'Chrome')).rejects.toThrow(expired);
  });

  it('is used by one of two people who send it at the same moment', async () => {
    const { path } = await createInvite(deps, cli, invite);
    const tries = await Promise.allSettled([1, 2].map(() => acceptLink(deps, tokenOf(path), { password }, 'Chrome')));
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends after 30 minutes', async () => {
    const { path } = await createInvite(deps, cli, invite);
    clock.time += 30 * minute;
    await expect(getLinkOffer(deps, tokenOf(path))).rejects.toThrow(expired);
    await expect(acceptLink(deps, tokenOf(path), { password }, 'Chrome')).rejects.toThrow(expired);
  });

  it('is voided by the next one, and stays usable after a weak password', async () => {
    const old = await createInvite(deps, cli, invite);
    const { path } = await createInvite(deps, cli, { ...invite, name: 'Nama Lain' });
    await expect(getLinkOffer(deps, tokenOf(old.path))).rejects.toThrow(expired);
    await expect(acceptLink(deps, tokenOf(path), { password: 'kutai timur kpu' }, 'Chrome')).rejects.toThrow(
      expect.objectContaining({ code: 'invalid', fields: { password: expect.any(String) as unknown } })
    );
    expect(await acceptLink(deps, tokenOf(path), { password }, 'Chrome')).toBeDefined();
  });

  it('is refused for an e-mail in use, and to somebody who may not invite', async () => {
    const { staff } = await makeStaff(deps, { email: invite.email, role: 'survey_officer' });
    await expect(createInvite(deps, cli, invite)).rejects.toThrow(
      expect.objectContaining({ code: 'conflict', fields: { email: expect.any(String) as unknown } })
    );
    const actor = { kind: 'staff', accountId: staff.account.id, role: 'survey_officer' } as const;
    await expect(createInvite(deps, actor, { ...invite, email: 'lain@kantor.example' })).rejects.toThrow(
      expect.objectContaining({ code: 'forbidden' })
    );
  });

  it.each(['', 'x', 'a'.repeat(43)])('made up as "%s" is expired', async (token) => {
    await expect(getLinkOffer(deps, token)).rejects.toThrow(expired);
  });
});

describe('the first account', () => {
  const input = { email: 'admin@kantor.example', name: 'Admin', password };

  it('is made through any link that a start printed, once, and then no link is left or made', async () => {
    const [path = '', other = ''] = [await firstAccountLink(deps), await firstAccountLink(deps)];
    expect(await getLinkOffer(deps, tokenOf(other))).toMatchObject({ purpose: 'first' });
    const { sessionId } = await acceptLink(deps, tokenOf(path), input, 'Chrome');
    for (const used of [path, other]) await expect(getLinkOffer(deps, tokenOf(used))).rejects.toThrow(expired);
    await expect(acceptLink(deps, tokenOf(other), input, 'Chrome')).rejects.toThrow(expired);
    const staff = await signedIn(deps, sessionId);
    expect(staff).toMatchObject({ account: { role: 'admin', email: input.email }, secondFactorDue: true });
    await addTotp(deps, staff);
    expect(await signedIn(deps, sessionId)).toMatchObject({ secondFactorDue: false });
    expect(await firstAccountLink(deps)).toBeUndefined();
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('is not made through a link that is older than 30 minutes, though a newer one is valid', async () => {
    const old = (await firstAccountLink(deps)) ?? '';
    clock.time += 20 * minute;
    const path = (await firstAccountLink(deps)) ?? '';
    clock.time += 15 * minute;
    await expect(acceptLink(deps, tokenOf(old), input, 'Chrome')).rejects.toThrow(expired);
    expect(await getLinkOffer(deps, tokenOf(path))).toMatchObject({ purpose: 'first' });
  });

  it('needs an e-mail and a name', async () => {
    const path = (await firstAccountLink(deps)) ?? '';
    await expect(acceptLink(deps, tokenOf(path), { password }, 'Chrome')).rejects.toThrow(
      expect.objectContaining({ code: 'invalid' })
    );
  });
});

describe('a link for a new password', () => {
  it('ends the sessions, keeps the second factor unless told otherwise, and asks for it', async () => {
    const { staff, sessionId } = await makeStaff(deps, { email: invite.email, role: 'survey_officer' });
    await addTotp(deps, staff);
    const { path } = await createResetLink(deps, cli, staff.account.id, false);
    expect(await findSignedInStaff(deps, sessionId)).toBeDefined();
    const fresh = 'kapal merah di pelabuhan';
    expect(await acceptLink(deps, tokenOf(path), { password: fresh }, 'Chrome')).toEqual({ sessionId: undefined });
    expect(await findSignedInStaff(deps, sessionId)).toBeUndefined();
    expect(await signIn(deps, { email: invite.email, password }, visitor())).toEqual({ kind: 'refused' });
    expect(await signIn(deps, { email: invite.email, password: fresh }, visitor())).toMatchObject({
      kind: 'second_factor'
    });
  });

  it('removes the second factors of a lost phone', async () => {
    const { staff } = await makeStaff(deps, { email: invite.email, role: 'survey_officer' });
    await addTotp(deps, staff);
    const { path } = await createResetLink(deps, cli, staff.account.id, true);
    await acceptLink(deps, tokenOf(path), { password }, 'Chrome');
    expect(await describeOwnSecondFactor(deps, staff)).toEqual({ totpSince: null, passkeys: [], codesLeft: 0 });
  });
});
