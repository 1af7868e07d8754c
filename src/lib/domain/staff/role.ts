import { permissions, type Permission } from '#lib/domain/staff/permission.ts';

export const roles = ['admin', 'survey_officer', 'complaint_officer', 'wbs_recipient', 'leadership'] as const;
export type Role = (typeof roles)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  // Who runs the accounts does not read what people confide to others.
  admin: permissions.filter((permission) => permission !== 'complaints.handle' && permission !== 'wbs.handle'),
  survey_officer: ['account.own', 'surveys.read', 'rounds.manage', 'rounds.publish', 'exports.download'],
  complaint_officer: ['account.own', 'surveys.read', 'complaints.handle', 'complaints.recap'],
  wbs_recipient: ['account.own', 'surveys.read', 'wbs.handle', 'wbs.figures'],
  leadership: ['account.own', 'surveys.read', 'complaints.recap', 'wbs.figures', 'audit.read']
};

export function roleHas(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}

/** Roles that work with a second factor only. */
export function roleNeedsSecondFactor(role: Role): boolean {
  return role === 'admin' || role === 'complaint_officer' || role === 'wbs_recipient';
}

export const roleNames: Readonly<Record<Role, string>> = {
  admin: 'Admin',
  survey_officer: 'Petugas survei',
  complaint_officer: 'Petugas pengaduan',
  wbs_recipient: 'Penerima WBS',
  leadership: 'Pimpinan'
};

/** One line on what the role is for, shown where it is chosen. */
export const roleDescriptions: Readonly<Record<Role, string>> = {
  admin:
    'Mengelola pengguna, pengaturan, dan survei, serta melihat rekap pengaduan. Tidak dapat membaca isi pengaduan dan laporan WBS. Harus memakai faktor kedua.',
  survey_officer: 'Mengatur jadwal survei, menutup dan menerbitkan hasilnya, serta mengunduh jawabannya.',
  complaint_officer: 'Membaca dan menangani pengaduan masyarakat, serta membuat rekapnya. Harus memakai faktor kedua.',
  wbs_recipient:
    'Membaca dan menangani laporan pelanggaran dengan kuncinya sendiri, yang tidak dapat diganti admin. Harus memakai faktor kedua.',
  leadership: 'Melihat angka survei, rekap pengaduan, dan jejak audit. Tidak dapat mengubah apa pun.'
};
