import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { daysOfHalfYear, formatHalfYear, halfYearName } from '#lib/domain/calendar/half-year.ts';
import { countText, smallestCount } from '#lib/domain/statistics/small-count.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import type { HalfYearCounts } from '#lib/domain/whistleblowing/half-year.ts';
import { latestAcknowledgeDays } from '#lib/domain/whistleblowing/wbs-limits.ts';
import type { HalfYearEvaluation, HalfYearFigures } from './half-year-report.ts';

const rateText = (rate: HalfYearCounts['onTimeRate']): string =>
  rate === undefined ? 'tidak ditampilkan' : `${formatCount(rate, 'id')}%`;

export function presentHalfYears(figures: readonly HalfYearFigures[]) {
  return figures.map(({ halfYear, counts }) => ({
    key: formatHalfYear(halfYear),
    name: halfYearName(halfYear),
    received: countText(counts.received),
    closed: countText(counts.closed),
    onTime: rateText(counts.onTimeRate)
  }));
}

/** What the evaluation says, section by section, in Indonesian. */
export function presentEvaluation({ halfYear, counts, settings, trail, channel }: HalfYearEvaluation) {
  const name = halfYearName(halfYear);
  const lastDay = formatDate(daysOfHalfYear(halfYear).to);
  return {
    title: `Laporan evaluasi pelaksanaan Whistle Blowing System ${name}`,
    message: `${name}: ${countText(counts.received)} laporan diterima, ${countText(counts.closed)} selesai.`,
    basis:
      'Laporan ini memenuhi Rencana Aksi Zona Integritas butir V.2.1: dokumen pelaporan dan evaluasi pelaksanaan WBS, setiap Juni dan Desember.',
    figures: [
      ['Laporan yang diterima', countText(counts.received)],
      ['Laporan yang selesai', countText(counts.closed)],
      ['Selesai dan ditanggapi tepat waktu', rateText(counts.onTimeRate)]
    ],
    method: [
      `Angka di bawah ${smallestCount}, termasuk nol, ditulis sebagai satu golongan, “kurang dari ${smallestCount}”. Di kantor kecil, angka satu dapat menunjuk orang.`,
      'Diterima dan selesai dihitung menurut semester harinya masing-masing. Laporan yang sudah dihapus karena habis masa simpannya tetap terhitung.',
      `Tepat waktu: konfirmasi kepada pelapor dan kabar tindak lanjut keduanya dalam tenggat. Persentase hanya ditulis bila yang selesai paling sedikit ${smallestCount}, dan tidak satu pun sisinya berisi satu sampai ${smallestCount - 1} laporan.`,
      'Jenis dugaan, siapa yang disebut, dan siapa yang melapor tidak dihitung: semua itu terkunci di dalam laporan.'
    ],
    settingsTitle: `Pengaturan yang berlaku pada ${lastDay}`,
    settings: [
      [
        'Konfirmasi kepada pelapor',
        `${settings['wbs.acknowledge_days']} hari kerja, paling lama ${latestAcknowledgeDays} hari kalender`
      ],
      ['Telaah', `${settings['wbs.review_days']} hari kerja`],
      ['Kabar tindak lanjut', `${settings['wbs.feedback_months']} bulan`],
      ['Masa simpan laporan yang selesai', `${settings['wbs.retention_months']} bulan`]
    ],
    readers: readersOf(channel),
    trail: {
      title: `Jejak para penerima sampai ${lastDay}`,
      rows: [
        ['Banyaknya catatan', formatCount(trail.number, 'id')],
        ['Segel catatan terakhir (SHA-256)', trail.hash.replace(/(.{16})(?=.)/g, '$1 ')]
      ],
      text: 'Setiap catatan disegel bersama catatan sebelumnya. Bandingkan dengan halaman Jejak WBS: catatan dengan nomor itu harus bersegel sama.'
    },
    nothingElse:
      'Selain ketiga angka di atas, tidak ada data WBS yang keluar: tidak ada isi, kode, hari, jenis, atau jumlah per bulan, juga tidak untuk pimpinan dan pengelola sistem.'
  };
}

/** Who may read what, from the list of keys that everybody sees. */
function readersOf({ closed, keys, list }: HalfYearEvaluation['channel']): string[][] {
  const readers = keys.filter(({ recovery }) => !recovery).map(({ label, office }) => `${label}, ${office}`);
  const named = closed === null ? readers.join('; ') : 'saat laporan ini dibuat formulirnya tertutup';
  const recovery = keys.some((key) => key.recovery);
  return [
    ['Isi laporan, catatan, lampiran', `Penerima dengan kuncinya sendiri: ${named}`],
    ...(recovery ? [['Isi laporan, dengan kunci pemulihan', 'Dua dari tiga pemegang amplop bersama-sama']] : []),
    [
      'Daftar kunci penerima',
      list ? `Semua orang, di halaman WBS; daftar ke-${list.epoch}` : 'Semua orang, di halaman WBS'
    ],
    ['Jejak para penerima', 'Penerima'],
    ['Ketiga angka per semester', 'Semua orang, di halaman rencana aksi'],
    ['Admin dan pengelola server', 'Hanya data yang terkunci, selama program tidak diubah']
  ];
}
