import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { LetterQuestion } from '#lib/domain/whistleblowing/letter.ts';
import type { ReportKind } from '#lib/domain/whistleblowing/report-kind.ts';
import type { ReportState } from '#lib/domain/whistleblowing/report-state.ts';

/** What happens to a simulated report, so many days after it came. */
export interface ReportStep {
  readonly after: number;
  readonly act: 'answer' | 'note' | 'state' | 'reply';
  readonly text: string;
  readonly state?: ReportState;
  readonly reason?: ClosingReason;
}

export interface ReportScenario {
  readonly kind: ReportKind;
  readonly text: string;
  readonly answers: Readonly<Partial<Record<LetterQuestion, string>>>;
  /** Where it was encrypted. */
  readonly mode: 'browser' | 'server';
  /** What a text file that comes with it says. */
  readonly attachment?: string;
  readonly steps: readonly ReportStep[];
}

const thanks =
  'Terima kasih. Laporan Anda sudah kami terima dan kami baca. Telaahnya paling lama 10 hari kerja; kabarnya kami tulis di kotak pesan ini.';
const acknowledged: ReportStep = { after: 1, act: 'answer', text: thanks };
const reviewed: ReportStep = {
  after: 2,
  act: 'state',
  state: 'under_review',
  text: 'Kami mulai menelaah laporan Anda.'
};

const closed = (after: number, state: ReportState, reason: ClosingReason, text: string): readonly ReportStep[] => [
  acknowledged,
  reviewed,
  { after, act: 'state', state, reason, text }
];

/** Reports an election office closed. Like everything here they name no person. */
export const closedReports: readonly ReportScenario[] = [
  {
    kind: 'illegal_levy',
    text: 'Di meja layanan, pemohon surat keterangan diminta “uang rokok” dua puluh ribu rupiah supaya cepat. Saya melihatnya tiga kali dalam seminggu.',
    answers: { leadership: 'Tidak', where: 'Meja layanan lantai 1', when: 'Tiga kali dalam satu minggu, pagi hari' },
    mode: 'browser',
    steps: closed(
      31,
      'closed_proven',
      'proven',
      'Dugaan ini terbukti. Uangnya dikembalikan, petugasnya dijatuhi hukuman disiplin, dan tarif “Rp0” kini tertulis besar di meja layanan.'
    )
  },
  {
    kind: 'undeclared_gratuity',
    text: 'Menjelang hari raya, rekanan katering mengirim bingkisan ke ruang sekretariat. Bingkisan dibagi, dan setahu saya tidak ada yang melaporkannya.',
    answers: { leadership: 'Tidak', where: 'Ruang sekretariat', witnesses: 'Semua yang ada di ruangan itu' },
    mode: 'browser',
    steps: closed(
      26,
      'closed_proven',
      'proven',
      'Bingkisan itu ternyata belum dilaporkan. Penerimanya melaporkan dan menyerahkannya ke Unit Pengendalian Gratifikasi.'
    )
  },
  {
    kind: 'other',
    text: 'Nomor antrean saya dilewati dan petugasnya ketus. Saya menunggu hampir satu jam tanpa penjelasan apa pun.',
    answers: { leadership: 'Tidak' },
    mode: 'server',
    steps: closed(
      4,
      'closed_insufficient',
      'other_channel',
      'Ini keluhan pelayanan, bukan pelanggaran yang ditangani saluran ini. Sampaikan lewat halaman Pengaduan di situs ini; di sana Anda juga mendapat kode untuk melacaknya.'
    )
  },
  {
    kind: 'conflict_of_interest',
    text: 'Percetakan yang ditunjuk untuk formulir sosialisasi dikatakan milik keluarga salah satu pegawai bagian keuangan.',
    answers: { leadership: 'Tidak', when: 'Penunjukan bulan lalu', ongoing: 'Ya' },
    mode: 'browser',
    steps: closed(
      33,
      'closed_unproven',
      'unproven',
      'Akta perusahaan dan berkas penunjukannya sudah kami periksa. Tidak ada hubungan keluarga, dan tiga penawaran dibandingkan.'
    )
  },
  {
    kind: 'abuse_of_authority',
    text: 'Mobil dinas dipakai untuk mengangkut barang dagangan pada akhir pekan, lebih dari sekali.',
    answers: { leadership: 'Tidak tahu', where: 'Pasar kota', when: 'Hari Minggu, dua minggu berturut-turut' },
    mode: 'browser',
    steps: closed(
      28,
      'closed_proven',
      'proven',
      'Buku pemakaian kendaraan membenarkannya. Biayanya diganti, dan kunci kendaraan kini disimpan piket.'
    )
  },
  {
    kind: 'ethics_violation',
    text: 'Seorang petugas diduga ikut rapat tim pendukung calon. Saya hanya mendengarnya dari orang lain.',
    answers: { leadership: 'Tidak' },
    mode: 'browser',
    steps: [
      acknowledged,
      {
        after: 5,
        act: 'state',
        state: 'needs_information',
        text: 'Kapan dan di mana rapat itu, dan siapa yang dapat membenarkannya? Tanpa itu kami belum dapat menelaah.'
      },
      {
        after: 36,
        act: 'state',
        state: 'closed_insufficient',
        reason: 'no_answer',
        text: 'Sebulan tidak ada jawaban, jadi laporan ini kami tutup. Jika kelak ada keterangan baru, tulislah di kotak ini.'
      }
    ]
  }
];

/** Open ones, each so many days before the day of the simulation; the first is the one whose code a tester gets. */
export const openReports: readonly (ReportScenario & { readonly daysAgo: number })[] = [
  {
    daysAgo: 34,
    kind: 'procurement_fraud',
    text: 'Penawaran untuk sewa tenda dibuka sebelum waktunya, lalu satu penyedia diberi kesempatan mengganti harganya. Saya melihat dua berkas penawaran dari penyedia yang sama, dengan tanggal berbeda.',
    answers: {
      leadership: 'Tidak',
      who: 'Panitia pengadaan dan satu penyedia tenda',
      where: 'Ruang pengadaan',
      when: 'Minggu pertama bulan lalu, sore hari',
      how: 'Sampul dibuka, dicatat harganya, lalu ditutup lagi',
      ongoing: 'Tidak tahu',
      reprisal: 'Ya, hanya sedikit orang yang tahu'
    },
    mode: 'browser',
    attachment:
      'Catatan (simulasi)\r\n\r\nSenin sore: sampul nomor 3 sudah terbuka di meja.\r\nSelasa pagi: berkas nomor 3 berganti; tanggalnya lebih baru satu hari.\r\n',
    steps: [
      acknowledged,
      reviewed,
      {
        after: 5,
        act: 'note',
        text: 'Berita acara pembukaan penawaran diminta lewat pemeriksaan rutin, supaya pelapor tidak terlihat.'
      },
      {
        after: 6,
        act: 'state',
        state: 'needs_information',
        text: 'Berapa nomor paket atau apa nama kegiatannya, dan apakah kedua berkas itu masih ada? Jangan mengambil apa pun yang membuat Anda ketahuan.'
      },
      {
        after: 9,
        act: 'reply',
        text: 'Paketnya sewa tenda sosialisasi. Berkas lama sudah tidak ada di map, tetapi buku tamu mencatat penyedia itu datang dua kali.'
      },
      {
        after: 11,
        act: 'state',
        state: 'under_review',
        text: 'Terima kasih, itu cukup untuk melanjutkan. Buku tamu sudah kami amankan.'
      },
      {
        after: 25,
        act: 'answer',
        text: 'Telaah hampir selesai. Buku tamu cocok dengan keterangan Anda; panitia akan dimintai keterangan tertulis.'
      },
      { after: 32, act: 'reply', text: 'Kemarin ada yang bertanya siapa yang melapor. Apakah saya perlu khawatir?' }
    ]
  },
  {
    daysAgo: 62,
    kind: 'corruption',
    text: 'Daftar hadir pelatihan petugas memuat nama orang yang tidak datang, dan uang sakunya tetap diambil.',
    answers: { leadership: 'Tidak', where: 'Pelatihan di aula', when: 'Dua angkatan terakhir' },
    mode: 'browser',
    steps: [
      acknowledged,
      reviewed,
      { after: 12, act: 'note', text: 'Tanda tangan pada tiga lembar daftar hadir tampak dari satu tangan.' },
      {
        after: 14,
        act: 'state',
        state: 'followed_up',
        text: 'Dugaannya cukup kuat. Pemeriksaan dimulai, dan pembayaran uang saku angkatan berikutnya ditahan sampai selesai.'
      },
      { after: 43, act: 'answer', text: 'Pemeriksaan masih berjalan. Kabar berikutnya paling lambat 30 hari lagi.' }
    ]
  },
  {
    daysAgo: 22,
    kind: 'abuse_of_authority',
    text: 'Atasan meminta staf menyerahkan sebagian uang perjalanan dinas untuk “kas ruangan”. Yang menolak tidak diberi tugas lagi.',
    answers: { leadership: 'Ya', reprisal: 'Ya', ongoing: 'Ya' },
    mode: 'browser',
    steps: [
      acknowledged,
      reviewed,
      {
        after: 9,
        act: 'state',
        state: 'forwarded',
        text: 'Karena menyangkut pimpinan, laporan Anda kami teruskan ke Inspektorat, tanpa keterangan yang menunjuk kepada Anda.'
      }
    ]
  },
  {
    daysAgo: 16,
    kind: 'illegal_levy',
    text: 'Calon petugas ad hoc diminta membayar supaya namanya masuk daftar. Saya sendiri ditawari lewat telepon.',
    answers: { leadership: 'Tidak tahu', when: 'Selama pendaftaran', how: 'Lewat telepon, diminta tunai' },
    mode: 'browser',
    steps: []
  },
  {
    daysAgo: 7,
    kind: 'undeclared_gratuity',
    text: 'Penyedia alat tulis memberi diskon pribadi kepada pegawai yang mengurus pembeliannya. Laporan ini saya tulis dari komputer tanpa JavaScript.',
    answers: { leadership: 'Tidak', ongoing: 'Ya' },
    mode: 'server',
    steps: [acknowledged, reviewed]
  },
  {
    daysAgo: 1,
    kind: 'conflict_of_interest',
    text: 'Anggota panitia seleksi menilai peserta yang masih saudara dekatnya, dan tidak menyatakan benturan kepentingan.',
    answers: { leadership: 'Tidak', when: 'Wawancara minggu ini' },
    mode: 'browser',
    steps: []
  }
];
