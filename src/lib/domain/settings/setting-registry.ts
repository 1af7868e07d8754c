import { z } from 'zod';
import { office } from '#lib/domain/office/office.ts';
import { defaultRules } from '#lib/domain/statistics/publication.ts';
import { defaultClosingDay, defaultGraceDays } from '#lib/domain/surveys/round.ts';
import { complaintSettings } from './complaint-settings.ts';
import { optionalText, wholeNumber } from './setting.ts';
import { submissionSettings } from './submission-settings.ts';
import { whistleblowingSettings } from './whistleblowing-settings.ts';

/** Seven to fifteen digits (E.164 has no more) with what people put between them. */
const isPhone = (text: string) => /^\+?[\d\s().-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, ''));
const phoneMessage = 'Tulis nomor dengan angka, misalnya 0549 123456 atau +62 812 3456 7890.';

/** Every office matter that an admin can change, by the name under which its values are stored. */
export const settingRegistry = {
  'office.phone': optionalText({
    group: 'office',
    label: 'Telepon',
    hint: 'Tampil di kaki setiap halaman umum. Kosongkan bila tidak ada.',
    control: 'tel',
    max: 40,
    format: isPhone,
    message: phoneMessage
  }),
  'office.whatsapp': optionalText({
    group: 'office',
    label: 'Nomor WhatsApp',
    hint: 'Tampil di kaki setiap halaman umum sebagai tautan. Kosongkan bila tidak ada.',
    control: 'tel',
    max: 40,
    format: isPhone,
    message: phoneMessage
  }),
  'office.email': optionalText({
    group: 'office',
    label: 'Email',
    hint: 'Tampil di kaki setiap halaman umum. Kosongkan bila tidak ada.',
    control: 'email',
    max: 254,
    shipped: office.email,
    format: (text) => z.email().safeParse(text).success,
    message: 'Tulis alamat email yang lengkap, misalnya nama@kantor.go.id.'
  }),
  'office.address': optionalText({
    group: 'office',
    label: 'Alamat',
    hint: 'Jalan, nomor, kota, dan kode pos, boleh beberapa baris.',
    control: 'lines',
    max: 300
  }),
  'office.hours': optionalText({
    group: 'office',
    label: 'Jam layanan',
    hint: 'Misalnya: Senin sampai Jumat, 08.00–16.00 WITA.',
    control: 'lines',
    max: 300
  }),
  'surveys.closing_day': wholeNumber({
    group: 'surveys',
    label: 'Tanggal tutup periode survei',
    hint: 'Tanggal pada bulan Maret, Juni, September, dan Desember. Berlaku bagi periode yang dibuat sesudah ini; jadwal periode yang sudah ada diubah pada halaman periodenya.',
    min: 1,
    max: 28,
    shipped: defaultClosingDay,
    say: (day) => `Tanggal ${day}`
  }),
  'statistics.minimum_n': wholeNumber({
    group: 'statistics',
    label: 'Responden paling sedikit supaya indeks tampil',
    hint: 'Di bawah jumlah ini hanya jumlah responden yang tampil. Hasil yang sudah terbit tetap memakai batas pada hari terbitnya.',
    min: defaultRules.smallestCell,
    max: 1000,
    unit: 'responden',
    shipped: defaultRules.minimumN
  }),
  'statistics.limited_below': wholeNumber({
    group: 'statistics',
    label: 'Batas “data terbatas”',
    hint: 'Indeks dari responden yang kurang dari jumlah ini diberi tanda “data terbatas”. Hasil yang sudah terbit tetap memakai batas pada hari terbitnya.',
    min: defaultRules.smallestCell,
    max: 1000,
    unit: 'responden',
    shipped: defaultRules.limitedBelow
  }),
  'plan.grace_days': wholeNumber({
    group: 'plan',
    label: 'Kelonggaran “tepat waktu”',
    hint: 'Hari kalender sesudah akhir bulan jatuh tempo. Hasil yang terbit sampai hari itu masih tepat waktu. Yang berlaku adalah nilai pada akhir bulan jatuh tempo.',
    min: 0,
    max: 92,
    unit: 'hari',
    shipped: defaultGraceDays
  }),
  ...complaintSettings,
  ...whistleblowingSettings,
  ...submissionSettings
};

export type SettingName = keyof typeof settingRegistry;

export const settingNames = Object.keys(settingRegistry) as SettingName[];

export const isSettingName = (text: string): text is SettingName => Object.hasOwn(settingRegistry, text);

/** The value of every setting on one day. */
export type Settings = {
  readonly [Name in SettingName]: (typeof settingRegistry)[Name]['shipped'];
};
