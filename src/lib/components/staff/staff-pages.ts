import type { Permission } from '#lib/domain/staff/permission.ts';

/** The rail, at most eight entries for any role; each shows to those who may open it. */
export const staffPages: readonly { readonly href: string; readonly label: string; readonly permission: Permission }[] =
  [
    { href: '/staf', label: 'Beranda', permission: 'surveys.read' },
    { href: '/staf/survei', label: 'Survei', permission: 'surveys.read' },
    { href: '/staf/pengaduan', label: 'Pengaduan', permission: 'complaints.handle' },
    { href: '/staf/wbs', label: 'Laporan WBS', permission: 'wbs.handle' },
    { href: '/staf/rekap', label: 'Rekap pengaduan', permission: 'complaints.recap' },
    { href: '/staf/pengguna', label: 'Pengguna', permission: 'staff.manage' },
    { href: '/staf/jejak', label: 'Jejak audit', permission: 'audit.read' },
    { href: '/staf/hari-libur', label: 'Hari libur', permission: 'settings.manage' },
    { href: '/staf/pengaturan', label: 'Pengaturan', permission: 'settings.manage' },
    { href: '/staf/akun', label: 'Akun saya', permission: 'account.own' }
  ];
