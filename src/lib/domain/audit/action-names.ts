import { categoryNames } from '#lib/domain/complaints/category.ts';
import { complaintChannelNames } from '#lib/domain/complaints/complaint-channel.ts';
import { stateNames } from '#lib/domain/complaints/complaint-state.ts';
import { forwardDestinationNames } from '#lib/domain/complaints/forward-destination.ts';
import { isSettingName, settingRegistry } from '#lib/domain/settings/setting-registry.ts';
import { roleNames } from '#lib/domain/staff/role.ts';
import type { Localized } from '#lib/domain/surveys/localized.ts';

const names: Readonly<Record<string, string>> = {
  'staff.first_link': 'membuat tautan akun pertama',
  'staff.invite': 'mengundang pengguna',
  'staff.invite_used': 'membuka undangan',
  'staff.reset_link': 'membuat tautan kata sandi baru',
  'staff.reset_used': 'memakai tautan kata sandi baru',
  'staff.sign_in': 'masuk',
  'staff.sign_out': 'keluar',
  'staff.session_end': 'mengakhiri sesi',
  'staff.password_change': 'mengganti kata sandi',
  'staff.second_factor_add': 'memasang faktor kedua',
  'staff.second_factor_remove': 'menghapus faktor kedua',
  'staff.recovery_codes_renew': 'membuat kode cadangan baru',
  'staff.role_change': 'mengganti peran',
  'staff.disable': 'menonaktifkan akun',
  'staff.enable': 'mengaktifkan akun',
  'round.dates': 'mengubah jadwal periode',
  'round.open': 'membuka periode',
  'round.close': 'menutup periode',
  'round.review': 'menandai periode sudah diperiksa',
  'round.publish': 'menerbitkan hasil',
  'round.correct': 'menerbitkan ralat',
  'round.void_response': 'membatalkan satu jawaban',
  'round.count_held': 'menghitung jawaban yang ditandai',
  'recap.freeze': 'menetapkan rekap pengaduan',
  'recap.correct': 'meralat rekap pengaduan',
  'wbs.half_year': 'menetapkan angka semester WBS',
  'setting.change': 'mengubah pengaturan',
  'holiday.add': 'menambah hari libur',
  'holiday.remove': 'menghapus hari libur',
  'export.download': 'mengunduh berkas',
  'wbs.poster': 'membandingkan kunci induk WBS dengan poster',
  'wbs.key_list': 'memuat daftar kunci penerima WBS',
  'wbs.recovery': 'mengambil berkas laporan WBS untuk kunci pemulihan',
  'wbs.seal': 'mencatat segel harian',
  'complaint.receive': 'mengirim pengaduan',
  'complaint.enter': 'mencatat pengaduan dari kanal lain',
  'complaint.import': 'memuat pengaduan dari berkas',
  'complaint.verify': 'mulai memverifikasi pengaduan',
  'complaint.accept': 'menerima pengaduan untuk ditindaklanjuti',
  'complaint.complete': 'menyatakan pengaduan lengkap',
  'complaint.ask_completion': 'meminta kelengkapan pengaduan',
  'complaint.answer': 'menanggapi pengaduan',
  'complaint.close': 'menyelesaikan pengaduan',
  'complaint.reopen': 'membuka kembali pengaduan',
  'complaint.forward': 'meneruskan pengaduan',
  'complaint.reject': 'menyatakan pengaduan tidak dapat ditindaklanjuti',
  'complaint.withdraw': 'mencabut pengaduan',
  'complaint.lapse': 'menganggap pengaduan dicabut',
  'complaint.merge': 'menggabungkan pengaduan',
  'complaint.assign': 'menunjuk petugas yang menangani pengaduan',
  'complaint.classify': 'menetapkan klasifikasi pengaduan',
  'complaint.message': 'mengirim pesan kepada pengadu',
  'complaint.reply': 'membalas pesan pengaduan',
  'complaint.note': 'menambah catatan internal pengaduan',
  'complaint.redact': 'menghapus atau menutup isi pengaduan',
  'complaint.new_code': 'membuat kode pelacakan baru',
  'complaint.summarise': 'menulis ringkasan publik pengaduan',
  'complaint.publish': 'menerbitkan ringkasan pengaduan',
  'complaint.unpublish': 'menarik ringkasan pengaduan',
  'complaint.rate': 'menilai penanganan pengaduan',
  'complaint.identity_view': 'melihat identitas pengadu',
  'complaint.erase_identity': 'menghapus identitas pengadu',
  'complaint.erase_content': 'menghapus isi pengaduan',
  'complaint.purge': 'menghapus data pengaduan yang habis masa simpannya',
  'complaint.redate': 'menghitung ulang batas waktu pengaduan',
  'complaint.overdue': 'mencatat batas waktu pengaduan terlewat',
  'complaint.ask_follow_up': 'menanyakan apakah masalah teratasi',
  'complaint.subscribe': 'meminta kabar pengaduan lewat email',
  'complaint.subscription_confirm': 'mengonfirmasi alamat untuk kabar pengaduan',
  'complaint.unsubscribe': 'berhenti menerima kabar pengaduan'
};

/** What an action is called on the page; one without a name shows its code. */
export const auditActionName = (action: string): string => names[action] ?? action;

/** Names of the parts of the program that act without anybody signed in. */
const programs: Readonly<Record<string, string>> = {
  demo: 'Peragaan',
  cli: 'Perintah di server',
  start: 'Program saat dinyalakan',
  jobs: 'Pekerjaan terjadwal',
  complainant: 'Pengadu'
};

export const auditProgramName = (actor: string): string | undefined => programs[actor];

const detailNames: Readonly<Record<string, string>> = {
  factor: 'dengan',
  kind: 'jenis',
  from: 'dari',
  to: 'menjadi',
  role: 'peran',
  sessions: 'sesi lain diakhiri',
  clearsSecondFactor: 'menghapus faktor kedua',
  secondFactorCleared: 'faktor kedua dihapus',
  version: 'versi',
  response: 'jawaban',
  standing: 'yang tadinya',
  format: 'bentuk',
  rows: 'baris',
  count: 'jumlah',
  moved: 'ikut bergeser',
  changed: 'yang diubah',
  form: 'bentuk',
  all: 'termasuk yang tidak dihitung:',
  validFrom: 'berlaku mulai',
  sha256: 'SHA-256',
  action: 'langkah',
  state: 'keadaan',
  merged: 'ikut berubah',
  channel: 'kanal',
  message: 'pesan',
  deadlines: 'batas waktu',
  attachments: 'lampiran',
  destination: 'tujuan',
  into: 'ke',
  assignee: 'kepada',
  to_follow_up: 'harus ditindaklanjuti',
  in_process: 'diproses',
  done: 'selesai',
  keys: 'kunci',
  hash: 'sidik',
  months: 'bulan',
  file: 'berkas',
  part: 'bagian',
  reason: 'alasan',
  attachment: 'lampiran',
  endedBy: 'yang berakhir sampai'
};

const inIndonesian = (words: Readonly<Record<string, Localized>>) =>
  Object.fromEntries(Object.entries(words).map(([code, { id }]) => [code, id.toLowerCase()]));

const codes: Readonly<Record<string, string>> = {
  ...roleNames,
  ...inIndonesian(categoryNames),
  ...inIndonesian(stateNames),
  ...Object.fromEntries(
    Object.entries({ ...complaintChannelNames, ...forwardDestinationNames }).map(([code, { id }]) => [code, id])
  ),
  password: 'kata sandi',
  totp: 'aplikasi kode',
  passkey: 'kunci sandi',
  recovery: 'kode cadangan',
  excel: 'CSV untuk Excel',
  machine: 'CSV untuk program',
  xlsx: 'XLSX',
  public_holiday: 'libur nasional',
  collective_leave: 'cuti bersama',
  content: 'isi pengaduan',
  third_party: 'data pribadi orang lain',
  own_data: 'data pribadi pengadu',
  insult: 'hinaan atau ancaman',
  unsafe: 'berkas berbahaya',
  counted: 'dihitung',
  held: 'ditandai',
  late: 'terlambat',
  true: 'ya',
  false: 'tidak'
};

/** One detail of an entry in words; what has no words shows its code. */
export function auditDetail(key: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return `${detailNames[key] ?? key} ${codes[text] ?? text}`;
}

/** What was acted on, where it is neither an account nor the actor. */
export function auditSubjectName(subject: string): string {
  if (isSettingName(subject)) return settingRegistry[subject].label;
  if (subject === 'wbs-trail') return 'jejak penerima WBS';
  return subject === 'first-account' ? 'akun pertama' : subject;
}
