import { permissions, type Permission } from '#lib/domain/staff/permission.ts';

export const roles = ['admin', 'survey_officer', 'leadership'] as const;
export type Role = (typeof roles)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  admin: permissions,
  survey_officer: ['account.own', 'surveys.read', 'rounds.manage', 'rounds.publish', 'exports.download'],
  leadership: ['account.own', 'surveys.read', 'audit.read']
};

export function roleHas(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}

/** Roles that work with a second factor only. */
export function roleNeedsSecondFactor(role: Role): boolean {
  return role === 'admin';
}

export const roleNames: Readonly<Record<Role, string>> = {
  admin: 'Admin',
  survey_officer: 'Petugas survei',
  leadership: 'Pimpinan'
};

/** One line on what the role is for, shown where it is chosen. */
export const roleDescriptions: Readonly<Record<Role, string>> = {
  admin: 'Mengelola pengguna dan pengaturan, dan semua pekerjaan survei. Wajib faktor kedua.',
  survey_officer: 'Mengatur jadwal, menutup, menerbitkan, dan mengunduh hasil survei.',
  leadership: 'Melihat semua angka dan jejak audit, tanpa mengubah apa pun.'
};
