import {
  firstResponseCalendarDays,
  shippedLimits,
  type ComplaintLimits
} from '#lib/domain/complaints/complaint-limits.ts';
import { wholeNumber, type Setting } from './setting.ts';

const counting =
  'Hari kerja pertama sesudahnya adalah hari ke-1. Berlaku bagi pengaduan yang diterima sejak tanggalnya.';

function workingDays(label: string, hint: string, shipped: number, max = 120): Setting<number> {
  return wholeNumber({
    group: 'complaints',
    label,
    hint: `${hint} ${counting}`,
    min: 1,
    max,
    unit: 'hari kerja',
    shipped
  });
}

function calendarDays(label: string, hint: string, shipped: number): Setting<number> {
  return wholeNumber({ group: 'complaints', label, hint, min: 1, max: 365, unit: 'hari kalender', shipped });
}

const { resolve } = shippedLimits;

/** The clocks of a complaint, one setting each (regulations.md §3.2), and how long who complained is kept. */
export const complaintSettings = {
  'complaints.verify_days': workingDays(
    'Verifikasi pengaduan',
    'Sejak diterima, menurut SP4N-LAPOR! 3 hari kerja.',
    shippedLimits.verify
  ),
  'complaints.first_response_days': workingDays(
    'Tanggapan pertama',
    `Sejak diterima, menurut SP4N-LAPOR! 5 hari kerja. Tidak pernah lebih dari ${firstResponseCalendarDays} hari kalender (UU 25/2009).`,
    shippedLimits.firstResponse
  ),
  'complaints.resolve_information_days': workingDays(
    'Penyelesaian permintaan informasi',
    'Sejak berkas lengkap.',
    resolve.information_request
  ),
  'complaints.resolve_aspiration_days': workingDays(
    'Penyelesaian aspirasi',
    'Sejak berkas lengkap.',
    resolve.aspiration
  ),
  'complaints.resolve_non_oversight_days': workingDays(
    'Penyelesaian pengaduan tidak berkadar pengawasan',
    'Sejak berkas lengkap.',
    resolve.complaint_non_oversight
  ),
  'complaints.resolve_oversight_days': workingDays(
    'Penyelesaian pengaduan berkadar pengawasan',
    'Sejak berkas lengkap; menurut UU 25/2009 paling lama 60 hari.',
    resolve.complaint_oversight
  ),
  'complaints.completion_days': calendarDays(
    'Waktu pengadu untuk melengkapi',
    'Sejak kami minta, menurut UU 25/2009 30 hari. Lewat dari itu, pengaduan dianggap dicabut.',
    shippedLimits.completion
  ),
  'complaints.auto_close_days': workingDays(
    'Waktu pengadu untuk membalas tanggapan',
    'Sejak tanggapan akhir, menurut SP4N-LAPOR! 10 hari kerja. Tanpa balasan, pengaduan selesai.',
    shippedLimits.autoClose
  ),
  'complaints.reopen_days': calendarDays(
    'Waktu pengadu untuk membuka kembali',
    'Sejak pengaduan selesai; satu kali saja.',
    shippedLimits.reopen
  ),
  'complaints.identity_years': wholeNumber({
    group: 'complaints',
    label: 'Simpan nama dan kontak pengadu',
    hint: 'Sejak pengaduan berakhir, lalu dihapus. Angka rekapitulasi tetap ada.',
    min: 1,
    max: 10,
    unit: 'tahun',
    shipped: 2
  }),
  'complaints.content_years': wholeNumber({
    group: 'complaints',
    label: 'Simpan isi pengaduan, pesan, dan lampiran',
    hint: 'Tahun sejak pengaduan berakhir, lalu dihapus untuk selamanya, juga bagi pengaduan yang sudah masuk. Tulis 0 untuk menyimpannya tanpa batas waktu. Nomor, tanggal, dan angka rekapitulasi tetap ada.',
    min: 0,
    max: 30,
    shipped: 0,
    say: (years) => (years === 0 ? 'Selamanya' : `${years} tahun`)
  })
};

type ComplaintSettings = { readonly [Name in keyof typeof complaintSettings]: number };

/** Years after its end for which what was written in a case is kept; undefined: without a limit. */
export const contentYearsOf = (settings: Pick<ComplaintSettings, 'complaints.content_years'>): number | undefined =>
  settings['complaints.content_years'] || undefined;

/** The limits that the settings of one day make; ask with those of the day of the receipt. */
export function complaintLimits(settings: ComplaintSettings): ComplaintLimits {
  return {
    verify: settings['complaints.verify_days'],
    firstResponse: settings['complaints.first_response_days'],
    resolve: {
      information_request: settings['complaints.resolve_information_days'],
      aspiration: settings['complaints.resolve_aspiration_days'],
      complaint_non_oversight: settings['complaints.resolve_non_oversight_days'],
      complaint_oversight: settings['complaints.resolve_oversight_days']
    },
    completion: settings['complaints.completion_days'],
    autoClose: settings['complaints.auto_close_days'],
    reopen: settings['complaints.reopen_days']
  };
}
