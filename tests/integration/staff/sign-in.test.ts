import type * as Argon2Module from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { disableAccount } from '#lib/server/staff/accounts.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';
import { finishSignIn } from '#lib/server/staff/finish-sign-in.ts';
import { findSignedInStaff } from '#lib/server/staff/signed-in.ts';
import { signIn, type SignInOutcome } from '#lib/server/staff/sign-in.ts';
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
  visitor
} from '#tests/support/staff.ts';
import { totpCode } from '#tests/support/totp-code.ts';

const { verified } = vi.hoisted(() => ({ verified: [] as string[] }));
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof Argon2Module>();
  return {
    ...argon2,
    verify: (hashed: string, given: string) => {
      verified.push(hashed);
      return argon2.verify(hashed, given);
    }
  };
});

let database: TestDatabase;
let deps: StaffDependencies;
const clock = { time: 0 };
const email = 'petugas@kantor.example';
const context = { site, browser: 'Chrome di Windows' };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = Date.parse('2026-11-10T12:00:00+08:00');
  deps = staffDependencies(database.db, clock);
  await database.db.$client`truncate staff_accounts, rate_limits cascade`;
  verified.length = 0;
});

const wrong = (change = {}) => signIn(deps, { email, password: 'bukan kata sandinya' }, visitor(change));
const right = (change = {}) => signIn(deps, { email, password }, visitor(change));

function pending(outcome: SignInOutcome): string {
  if (outcome.kind !== 'second_factor') throw new Error(`expected a second factor, got ${outcome.kind}`);
  return outcome.signInId;
}

describe('signing in', () => {
  it('makes a new session each time and stores its id as a hash only', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    const outcomes = [await right(), await right()];
    const ids = outcomes.map((outcome) => (outcome.kind === 'signed_in' ? outcome.sessionId : ''));
    expect(new Set(ids).size).toBe(2);
    const rows = await database.db.$client<{ text: string }[]>`select staff_sessions::text as text from staff_sessions`;
    expect(rows).toHaveLength(3);
    for (const id of ids) {
      expect(rows.some(({ text }) => text.includes(id))).toBe(false);
      expect(await signedIn(deps, id)).toMatchObject({ account: { email } });
    }
  });

  it('takes no session id that somebody else chose', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    const [row] = await database.db.$client<{ id: string }[]>`select id from staff_sessions`;
    expect(await findSignedInStaff(deps, row?.id ?? '')).toBeUndefined();
    expect(await findSignedInStaff(deps, 'planted')).toBeUndefined();
  });

  it('gives the same answer, and does the same work, whatever is wrong', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    await createInvite(deps, cli, { email: 'diundang@kantor.example', name: 'X', role: 'leadership' });
    const cases = [
      () => wrong(),
      () => signIn(deps, { email: 'siapa@kantor.example', password }, visitor()),
      () => signIn(deps, { email: 'diundang@kantor.example', password }, visitor()),
      async () => {
        await disableAccount(deps, cli, staff.account.id);
        return right();
      }
    ];
    for (const attempt of cases) {
      verified.length = 0;
      expect(await attempt()).toEqual({ kind: 'refused' });
      expect(verified).toHaveLength(1);
      expect(verified[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
  });
});

describe('the second factor', () => {
  it('is asked after the password, opens nothing before, and a code works once', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const { key } = await addTotp(deps, staff);
    const spent = totpCode(key, clock.time);
    const first = pending(await right());
    expect(await findSignedInStaff(deps, first)).toBeUndefined();
    expect(await finishSignIn(deps, first, { code: spent }, context)).toEqual({ kind: 'refused' });
    clock.time += 30_000;
    const code = totpCode(key, clock.time);
    expect(await finishSignIn(deps, first, { code }, context)).toMatchObject({ kind: 'signed_in' });
    await expect(finishSignIn(deps, first, { code }, context)).rejects.toThrow(
      expect.objectContaining({ code: 'expired' })
    );
    const second = pending(await right());
    expect(await finishSignIn(deps, second, { code }, context)).toEqual({ kind: 'refused' });
  });

  it('takes a code for one of two requests that send it at once', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const { key } = await addTotp(deps, staff);
    clock.time += 30_000;
    const signIns = [pending(await right()), pending(await right())];
    const code = totpCode(key, clock.time);
    const kinds = await Promise.all(signIns.map(async (id) => (await finishSignIn(deps, id, { code }, context)).kind));
    expect(kinds.sort()).toEqual(['refused', 'signed_in']);
  });

  it('allows a clock one step off, not two', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const { key } = await addTotp(deps, staff);
    clock.time += 5 * minute;
    const id = pending(await right());
    expect((await finishSignIn(deps, id, { code: totpCode(key, clock.time - 60_000) }, context)).kind).toBe('refused');
    expect((await finishSignIn(deps, id, { code: totpCode(key, clock.time + 60_000) }, context)).kind).toBe('refused');
    expect((await finishSignIn(deps, id, { code: totpCode(key, clock.time - 30_000) }, context)).kind).toBe(
      'signed_in'
    );
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    const { recoveryCodes } = await addTotp(deps, staff);
    expect(recoveryCodes).toHaveLength(8);
    const code = (recoveryCodes[0] ?? '').toUpperCase().replace('-', ' ');
    expect((await finishSignIn(deps, pending(await right()), { code }, context)).kind).toBe('signed_in');
    expect((await finishSignIn(deps, pending(await right()), { code }, context)).kind).toBe('refused');
  });

  it('starts over with the password after five wrong codes or five minutes', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    await addTotp(deps, staff);
    const id = pending(await right());
    for (let tries = 0; tries < 5; tries += 1) await finishSignIn(deps, id, { code: '000000' }, context);
    await expect(finishSignIn(deps, id, { code: '000000' }, context)).rejects.toThrow('habis');
    const late = pending(await right());
    clock.time += 5 * minute;
    await expect(finishSignIn(deps, late, { code: '000000' }, context)).rejects.toThrow('habis');
  });

  it('refuses a passkey answer that is no answer', async () => {
    const { staff } = await makeStaff(deps, { email, role: 'survey_officer' });
    await addTotp(deps, staff);
    const id = pending(await right());
    for (const passkey of ['', '{', 'null', '{"id":"x"}']) {
      expect(await finishSignIn(deps, id, { passkey }, context)).toEqual({ kind: 'refused' });
    }
  });
});

describe('limits on guessing', () => {
  it('slow one address down and leave the owner at another address alone', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    for (let tries = 0; tries < 6; tries += 1) expect((await wrong()).kind).toBe('refused');
    const slowed = await right();
    expect(slowed).toMatchObject({ kind: 'slowed' });
    expect((await right({ address: '198.51.100.7' })).kind).toBe('signed_in');
  });

  it('never keep out a browser that signed in before, even while the account is attacked from everywhere', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    const before = await right();
    const deviceMark = before.kind === 'signed_in' ? before.deviceMark : '';
    for (let host = 0; host < 60; host += 1) await wrong({ address: `203.0.113.${host}` });
    expect((await right({ address: '198.51.100.9' })).kind).toBe('slowed');
    expect((await right({ deviceMark })).kind).toBe('signed_in');
    expect((await right({ deviceMark: `${deviceMark}x` })).kind).toBe('slowed');
  });

  it('count unknown accounts like known ones, and right passwords not at all', async () => {
    await makeStaff(deps, { email, role: 'survey_officer' });
    for (let tries = 0; tries < 12; tries += 1) expect((await right()).kind).toBe('signed_in');
    const unknown = () => signIn(deps, { email: 'siapa@kantor.example', password }, visitor({ address: '192.0.2.9' }));
    for (let tries = 0; tries < 6; tries += 1) await unknown();
    expect((await unknown()).kind).toBe('slowed');
  });

  it('keep neither address nor e-mail', async () => {
    await wrong({ address: '203.0.113.77' });
    const rows = await database.db.$client<{ key: string }[]>`select key from rate_limits`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/203\.0|petugas/);
  });
});
