import { describe, expect, it } from 'vitest';
import { requirePermission, requireRecentProof } from '#lib/server/auth/permissions.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';

const minute = 60_000;
const staff = (change: Partial<SignedInStaff> = {}): SignedInStaff => ({
  sessionId: 's',
  account: { id: 'a', name: 'Petugas', email: 'petugas@kantor.example', role: 'survey_officer' },
  provedAt: 0,
  secondFactorDue: false,
  ...change
});
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('requirePermission', () => {
  it('names the actor when the role covers it', () => {
    expect(requirePermission({ staff: staff() }, 'rounds.publish')).toEqual({
      kind: 'staff',
      accountId: 'a',
      role: 'survey_officer'
    });
  });

  it('tells who is not signed in from who may not', () => {
    expect(() => requirePermission({}, 'surveys.read')).toThrow(refusal('unauthenticated'));
    expect(() => requirePermission({ staff: staff() }, 'staff.manage')).toThrow(refusal('forbidden'));
  });

  it('hands on that the database is away, and does not take the person for somebody signed out', () => {
    const staffUnknown = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(() => requirePermission({ staffUnknown }, 'surveys.read')).toThrow(staffUnknown);
  });

  it('lets an account without its needed second factor do nothing but set one up', () => {
    const locals = { staff: staff({ secondFactorDue: true }) };
    expect(() => requirePermission(locals, 'surveys.read')).toThrow(refusal('forbidden'));
    expect(requirePermission(locals, 'account.own')).toMatchObject({ accountId: 'a' });
  });
});

describe('requireRecentProof', () => {
  it('asks again after ten minutes', () => {
    expect(() => requireRecentProof({ staff: staff() }, 10 * minute)).not.toThrow();
    expect(() => requireRecentProof({ staff: staff() }, 10 * minute + 1)).toThrow(refusal('reauthenticate'));
    expect(() => requireRecentProof({}, 0)).toThrow(refusal('unauthenticated'));
  });
});
