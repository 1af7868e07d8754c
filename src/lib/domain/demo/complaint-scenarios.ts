import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';

export interface ComplaintScenario {
  readonly class: ComplaintClass;
  readonly category: Category;
  readonly subject: string;
  readonly description: string;
  readonly place?: string;
  readonly involved?: string;
  readonly hope?: string;
  /** Suspects wrongdoing, so it needs an inspection. */
  readonly oversight?: true;
  readonly answer: string;
  /** What the office has to ask first, and what comes back. */
  readonly missing?: readonly [question: string, reply: string];
  /** For the public list, in the office's words. */
  readonly summary?: string;
}

/** What people bring to an election office. */
export const complaintScenarios: readonly ComplaintScenario[] = [
  {
    class: 'complaint',
    category: 'service_time',
    subject: 'Menunggu lebih dari dua jam di loket',
    description:
      'Saya datang pukul 09.00 untuk meminta surat keterangan. Nomor antrean saya baru dipanggil pukul 11.20, padahal yang menunggu hanya enam orang. Tidak ada petugas yang menjelaskan kenapa lama.',
    place: 'Loket pelayanan lantai 1',
    hope: 'Ada petugas kedua pada jam ramai, atau papan perkiraan waktu tunggu.',
    answer:
      'Terima kasih sudah memberi tahu kami. Hari itu satu petugas loket sedang mengikuti bimbingan teknis. Mulai minggu ini selalu ada petugas pengganti, dan perkiraan waktu tunggu ditempel di dekat mesin antrean.',
    summary:
      'Waktu tunggu di loket lebih dari dua jam karena tidak ada petugas pengganti. Petugas pengganti kini dijadwalkan.'
  },
  {
    class: 'complaint',
    category: 'voter_data',
    subject: 'Nama almarhum ayah masih terdaftar sebagai pemilih',
    description:
      'Ayah saya meninggal tahun lalu dan sudah ada akta kematiannya, tetapi saat saya periksa namanya masih ada di daftar pemilih. Saya khawatir disalahgunakan.',
    place: 'Sangatta Utara',
    hope: 'Namanya dikeluarkan dari daftar.',
    answer:
      'Kami turut berduka cita. Data sudah kami cocokkan dengan Dinas Kependudukan, dan nama tersebut kami keluarkan pada pemutakhiran data pemilih berkelanjutan bulan ini.',
    missing: [
      'Mohon kirim foto akta kematian, atau tuliskan nomor akta dan kecamatannya, supaya dapat kami cocokkan.',
      'Nomor aktanya sudah saya tulis di sini, terbit di Sangatta Utara.'
    ],
    summary:
      'Pemilih yang sudah meninggal masih terdaftar. Data dicocokkan dengan Dinas Kependudukan dan namanya dikeluarkan.'
  },
  {
    class: 'information_request',
    category: 'information',
    subject: 'Minta salinan hasil rekapitulasi kecamatan',
    description:
      'Untuk tugas kuliah saya membutuhkan hasil rekapitulasi suara tingkat kecamatan tahun 2024 dalam bentuk tabel.',
    answer:
      'Berkasnya sudah tersedia di halaman informasi publik, dan salinan tabelnya dapat diambil di meja layanan tanpa biaya pada jam kerja.'
  },
  {
    class: 'complaint',
    category: 'staff_conduct',
    subject: 'Petugas menjawab dengan nada tinggi',
    description:
      'Saat saya bertanya syarat pindah memilih, petugas menjawab dengan nada tinggi dan menyuruh saya membaca sendiri di papan. Ibu saya yang ikut jadi malu.',
    place: 'Meja informasi',
    involved: 'Seorang petugas, saya tidak tahu namanya',
    answer:
      'Kami meminta maaf atas perlakuan itu. Petugas yang bertugas hari itu sudah ditegur oleh atasannya, dan semua petugas meja informasi mengulang pelatihan pelayanan.',
    missing: [
      'Mohon sebutkan hari dan kira-kira jam berapa, supaya kami tahu siapa yang bertugas.',
      'Hari Selasa, sekitar pukul setengah dua siang.'
    ],
    summary:
      'Petugas meja informasi menjawab dengan tidak ramah. Atasan sudah menegur, dan petugas mengulang pelatihan pelayanan.'
  },
  {
    class: 'complaint',
    category: 'fees',
    subject: 'Diminta uang fotokopi untuk surat keterangan',
    description:
      'Saya diminta Rp20.000 untuk fotokopi saat mengurus surat keterangan. Tidak ada kuitansi, padahal di dinding tertulis gratis.',
    place: 'Ruang pelayanan',
    involved: 'Petugas di meja paling kanan',
    oversight: true,
    answer:
      'Pemeriksaan selesai. Permintaan uang itu tidak sesuai aturan: semua layanan gratis. Yang bersangkutan dikenai sanksi disiplin, dan uang pengadu dikembalikan.',
    summary:
      'Permintaan uang untuk layanan yang gratis. Setelah pemeriksaan, petugas dikenai sanksi dan uang dikembalikan.'
  },
  {
    class: 'complaint',
    category: 'ad_hoc_bodies',
    subject: 'Honor KPPS belum dibayar',
    description:
      'Honor saya sebagai anggota KPPS belum dibayar, sedangkan anggota TPS sebelah sudah menerima dua minggu lalu.',
    place: 'Bengalon',
    hope: 'Honor dibayar atau diberi tahu kapan.',
    answer:
      'Pembayaran tertunda karena nomor rekening pada berkas keliru satu angka. Sudah diperbaiki dan ditransfer hari ini. Mohon periksa rekening Anda.',
    missing: ['Mohon sebutkan nomor TPS dan desanya.', 'TPS 7, Sepaso Timur.'],
    summary: 'Honor KPPS tertunda karena nomor rekening keliru. Rekening diperbaiki dan honor sudah dibayar.'
  },
  {
    class: 'aspiration',
    category: 'facilities',
    subject: 'Usul tempat duduk untuk lansia',
    description:
      'Kursi tunggu terlalu rendah untuk orang tua. Usul saya, sediakan empat kursi yang lebih tinggi dan ada sandaran tangannya.',
    place: 'Ruang tunggu',
    answer: 'Terima kasih atas usulnya. Enam kursi dengan sandaran tangan sudah kami pasang di dekat loket prioritas.',
    summary: 'Usul kursi yang lebih tinggi untuk lansia. Enam kursi dengan sandaran tangan sudah dipasang.'
  },
  {
    class: 'complaint',
    category: 'accessibility',
    subject: 'Jalur kursi roda terhalang motor',
    description:
      'Saya memakai kursi roda. Jalur landai di pintu masuk selalu terhalang motor yang parkir, jadi saya harus minta tolong satpam.',
    place: 'Pintu masuk utama',
    hope: 'Jalur landai dikosongkan.',
    answer: 'Jalur landai sudah diberi pembatas dan tanda dilarang parkir. Satpam memeriksanya setiap pagi.',
    summary: 'Jalur kursi roda terhalang kendaraan. Jalur kini diberi pembatas dan diperiksa setiap pagi.'
  },
  {
    class: 'complaint',
    category: 'information',
    subject: 'Pengumuman di situs tidak dapat dibuka',
    description: 'Tautan pengumuman seleksi di situs menuju halaman kosong. Saya coba dari dua telepon, sama saja.',
    answer: 'Tautannya sudah kami perbaiki, dan batas waktu pendaftarannya tidak berubah. Terima kasih sudah melapor.',
    summary: 'Tautan pengumuman tidak dapat dibuka. Sudah diperbaiki pada hari yang sama.'
  },
  {
    class: 'complaint',
    category: 'procedure',
    subject: 'Syarat berbeda antara papan dan petugas',
    description:
      'Di papan tertulis cukup KTP elektronik, tetapi di loket saya diminta juga kartu keluarga dan harus pulang mengambilnya.',
    place: 'Loket pelayanan lantai 1',
    answer:
      'Yang benar cukup KTP elektronik. Petugas sudah diberi tahu, dan daftar syarat yang sama kini ditempel di setiap loket.',
    summary: 'Syarat di papan dan di loket berbeda. Daftar syarat yang sama kini ditempel di setiap loket.'
  },
  {
    class: 'information_request',
    category: 'election_stages',
    subject: 'Kapan pendaftaran pemantau dibuka',
    description: 'Lembaga kami ingin mendaftar sebagai pemantau. Kapan pendaftarannya dibuka dan apa saja syaratnya?',
    answer:
      'Jadwal dan syaratnya kami lampirkan pada halaman pengumuman. Pendaftaran dapat dilakukan di kantor pada jam kerja.'
  },
  {
    class: 'complaint',
    category: 'secretariat',
    subject: 'Pengumuman pengadaan tidak lengkap',
    description: 'Pengumuman pengadaan alat tulis tidak menyebut batas waktu penawaran, sehingga kami terlambat.',
    involved: 'Pejabat pengadaan',
    oversight: true,
    answer:
      'Pemeriksaan internal menemukan kelalaian pada naskah pengumuman. Pengadaannya diulang dengan pengumuman yang lengkap.',
    summary: 'Pengumuman pengadaan tidak memuat batas waktu. Pengadaan diulang dengan pengumuman yang lengkap.'
  }
];

/** Not the office's to judge. */
export const foreignScenario: ComplaintScenario = {
  class: 'complaint',
  category: 'election_stages',
  subject: 'Pembagian uang menjelang pemungutan suara',
  description: 'Di kampung saya ada yang membagikan amplop menjelang pemungutan suara. Saya menyimpan fotonya.',
  place: 'Muara Wahau',
  answer:
    'Dugaan pelanggaran pemilu menjadi wewenang Bawaslu. Pengaduan Anda kami teruskan ke Bawaslu Kabupaten Kutai Timur.'
};

/** Nothing to follow up. */
export const emptyScenario: ComplaintScenario = {
  class: 'complaint',
  category: 'other',
  subject: 'Percobaan',
  description: 'tes tes 123',
  answer:
    'Pengaduan ini tidak memuat hal yang dapat kami tindak lanjuti. Silakan kirim lagi bila ada yang ingin disampaikan.'
};

/** Roles instead of names; each has an invented contact. */
export const complainantNames: readonly string[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(
  (letter) => `Pengadu Simulasi ${letter}`
);
