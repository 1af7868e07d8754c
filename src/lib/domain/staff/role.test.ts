import { describe, expect, it } from 'vitest';
import { requireMay } from '#lib/domain/staff/actor.ts';
import { permissions } from '#lib/domain/staff/permission.ts';
import { roleHas, roles } from '#lib/domain/staff/role.ts';

describe('roles', () => {
  it('let everybody manage their own account and read the figures', () => {
    for (const role of roles) {
      expect(roleHas(role, 'account.own')).toBe(true);
      expect(roleHas(role, 'surveys.read')).toBe(true);
    }
  });

  it('give leadership nothing that changes data or leaves the house', () => {
    expect(permissions.filter((permission) => roleHas('leadership', permission))).toEqual([
      'account.own',
      'surveys.read',
      'complaints.recap',
      'wbs.figures',
      'audit.read'
    ]);
  });

  it('keep accounts, settings and the audit log from the survey officer', () => {
    for (const permission of ['staff.manage', 'settings.manage', 'audit.read'] as const) {
      expect(roleHas('survey_officer', permission)).toBe(false);
    }
  });
});

describe('the content of complaints', () => {
  it('is for the complaint officer alone, not for the admin', () => {
    expect(roles.filter((role) => roleHas(role, 'complaints.handle'))).toEqual(['complaint_officer']);
  });
});

describe('whistleblowing', () => {
  it('is handled by recipients alone; its figures are for those who answer for the plan, too', () => {
    expect(roles.filter((role) => roleHas(role, 'wbs.handle'))).toEqual(['wbs_recipient']);
    expect(roles.filter((role) => roleHas(role, 'wbs.figures'))).toEqual(['admin', 'wbs_recipient', 'leadership']);
  });
});

describe('requireMay', () => {
  it('refuses a staff member without the permission and lets the program through', () => {
    const officer = { kind: 'staff', accountId: 'a', role: 'survey_officer' } as const;
    expect(() => requireMay(officer, 'staff.manage')).toThrow(expect.objectContaining({ code: 'forbidden' }));
    expect(() => requireMay({ kind: 'program', name: 'cli' }, 'staff.manage')).not.toThrow();
  });
});
