import { latestAcknowledgeDays, shippedWbsLimits } from '#lib/domain/whistleblowing/wbs-limits.ts';
import { optionalText, wholeNumber } from './setting.ts';

const group = 'whistleblowing' as const;
const counting = 'Berlaku bagi laporan yang diterima sejak tanggalnya.';

/** Starts with `https://` and names a host: a report must not go anywhere in clear. */
function isSecureAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '';
}

/** The clocks of a whistleblower's report, and what its form takes in an hour (whistleblowing.md §6, §8.9). */
export const whistleblowingSettings = {
  'wbs.central_address': optionalText({
    group,
    label: 'Alamat WBS KPU RI',
    hint: 'Tampil pada halaman pelaporan di antara saluran di luar kantor ini. Kosongkan bila tidak ada.',
    control: 'text',
    max: 200,
    format: isSecureAddress,
    message: 'Tulis alamat situs yang lengkap dan aman, misalnya https://wbs.contoh.go.id.'
  }),
  'wbs.acknowledge_days': wholeNumber({
    group,
    label: 'Konfirmasi kepada pelapor',
    hint: `Sejak diterima, oleh orang, bukan mesin. Tidak pernah lebih dari ${latestAcknowledgeDays} hari kalender. ${counting}`,
    min: 1,
    max: 5,
    unit: 'hari kerja',
    shipped: shippedWbsLimits.acknowledge
  }),
  'wbs.review_days': wholeNumber({
    group,
    label: 'Telaah laporan',
    hint: `Sejak konfirmasi. ${counting}`,
    min: 1,
    max: 60,
    unit: 'hari kerja',
    shipped: shippedWbsLimits.review
  }),
  'wbs.feedback_months': wholeNumber({
    group,
    label: 'Kabar tindak lanjut kepada pelapor',
    hint: `Sejak konfirmasi, tidak pernah lebih dari tiga bulan. ${counting}`,
    min: 1,
    max: 3,
    unit: 'bulan',
    shipped: shippedWbsLimits.feedbackMonths
  }),
  'wbs.retention_months': wholeNumber({
    group,
    label: 'Masa simpan laporan yang selesai',
    hint: 'Sesudah itu isi, lampiran, dan kuncinya dihapus; hanya angka yang tinggal. Paling cepat 30 hari setelah ditutup, dan tidak pernah sebelum semua penerimanya membaca penutupannya.',
    min: 1,
    max: 60,
    unit: 'bulan',
    shipped: shippedWbsLimits.retentionMonths
  }),
  'wbs.hourly_budget': wholeNumber({
    group,
    label: 'Laporan dalam satu jam yang masih wajar',
    hint: 'Di atas jumlah ini laporan tetap diterima, tetapi masuk daftar terpisah dan peranti pengirim diminta bekerja sedikit.',
    min: 1,
    max: 10_000,
    unit: 'laporan',
    shipped: 20
  }),
  'wbs.hourly_megabytes': wholeNumber({
    group,
    label: 'Lampiran laporan dalam satu jam',
    hint: 'Di atas jumlah ini lampiran diminta menyusul lewat kotak; teks selalu diterima.',
    min: 1,
    max: 10_000,
    unit: 'MB',
    shipped: 200
  })
};
