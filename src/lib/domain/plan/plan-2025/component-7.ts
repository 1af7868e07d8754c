import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component7: Component = {
  code: 'VII',
  title: 'Inovasi Pelayanan',
  sections: [
    {
      code: null,
      title: null,
      items: [
        {
          code: 'VII.1',
          title: 'Informasi mengenai inovasi pelayanan kepada public',
          indicators: [
            {
              key: 'VII.1.a',
              text: 'Menginformasikan inovasi yang dimiliki KPU Kabupaten Kutai Timur dalam pelayanan publik',
              measures: [],
              actions: [
                {
                  text: 'Sosialisasi Aplikasi',
                  evidence: 'Undangan, Notulensi, Foto Kegiatan',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                },
                {
                  text: 'Sosialisasi Sistem Informasi Perpustakaan dan Arsip Digital KPU Kabupaten Kutai Timur',
                  evidence: 'Undangan, Notulensi, Foto Kegiatan',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                },
                {
                  text: '1. Penggunaan Layanan Online\n2. Pelaksanaan Apel BMN',
                  evidence: null,
                  ...due('Januari, Juni 2025'),
                  target: null
                }
              ]
            }
          ]
        },
        {
          code: 'VII.2',
          title: 'Kegiatan Implementasi Inovasi Pelayanan',
          indicators: [
            {
              key: 'VII.2.a',
              text: 'Terlaksananya implementasi inovasi pelayanan yang dimiliki oleh KPU Kabupaten Kutai Timur',
              measures: [],
              actions: [
                {
                  text: 'Implementasi Inovasi',
                  evidence: null,
                  ...due('Januari-Desember 2025'),
                  target: null
                },
                {
                  text: 'Implementasi Sistem Informasi Perpustakaan dan Arsip Digital',
                  evidence: 'Foto Kegiatan Pengarsipan, Foto Sistem Informasi',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                },
                {
                  text: 'Implementasi Podcast KPU Kabupaten Kutai Timur',
                  evidence: 'Undangan, jadwal podcast, foto kegiatan, tangkapan layar podcast',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.3',
          title: 'Evaluasi Program-program Inovasi Pelayanan',
          indicators: [
            {
              key: 'VII.3.a',
              text: 'Terlaksananya Evaluasi Program-program inovasi pelayanan yang dimiliki oleh KPU Kabupaten Kutai Timur',
              measures: [],
              actions: [
                {
                  text: 'Rapat evaluasi Program-program inovasi pelayanan yang dimiliki oleh KPU Kabupaten Kutai Timur',
                  evidence: 'Undangan, Notulensi, Foto Kegiatan',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.4',
          title: 'Sosialisasi LHKPN, LHKASN dan SPT TAHUNAN',
          indicators: [
            {
              key: 'VII.4.a',
              text: 'Terlaksananya sosialisasi LHKPN, LHKASN dan SPT TAHUNAN',
              measures: [],
              actions: [
                {
                  text: 'Pelaksanaan sosialisasi seluruh pegawai KPU Kabupaten Kutai Timur',
                  evidence: 'Dokumentasi Kegiatan',
                  ...due('Januari 2025'),
                  target: 'Dilaksanakan awal tahun'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.5',
          title: 'Implementasi pelaporan LHKPN, LHKASN dan SPT TAHUNAN',
          indicators: [
            {
              key: 'VII.5.a',
              text: 'Akhir Januari KPU Kabupaten Waklatobi akan melaporkan secara serentak LHKPN, LHKASN dan SPT TAHUNAN',
              note: 'Naskah keputusan menyebut KPU Kabupaten Waklatobi; rencana ini milik KPU Kabupaten Kutai Timur.',
              measures: [],
              actions: [
                {
                  text: 'Membuat surat edaran batas akhir pelaporan kepada seluruh jajaran KPU Kabupaten Gunungkidul',
                  evidence: 'Rekapitulasi jumlah laporan LHKPN dan SPT Tahunan',
                  ...due('Januari 2025'),
                  target: 'Dilaksanakan awal tahun',
                  note: 'Naskah keputusan menyebut KPU Kabupaten Gunungkidul; rencana ini milik KPU Kabupaten Kutai Timur.'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.6',
          title: 'Perbaikan Website untuk disabilitas',
          indicators: [
            {
              key: 'VII.6.a',
              text: 'Tersedianya tampilan Website yang ramah disabilitas',
              measures: [],
              actions: [
                {
                  text: 'Konsultasi dengan KPU Provinsi Kalimantan Timur terkait template website',
                  evidence: 'Tampilan Website yang ramah disabilitas',
                  ...due('Januari-Desember 2025'),
                  target: null
                }
              ]
            }
          ]
        },
        {
          code: 'VII.7',
          title: 'Pembuatan Call Centre by WhatsApp',
          indicators: [
            {
              key: 'VII.7.a',
              text: 'Tersedianya Call Center menggunakan media Whatsapp',
              measures: [],
              actions: [
                {
                  text: 'Menyediakan Call Centre yang dapat merespon pesan Whatsapp secara real time',
                  evidence: 'Nomor Call Center Whatsapp yang masih aktif',
                  ...due('Januari-Desember 2025'),
                  target: 'Dilaksanakan setiap bulan'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.8',
          title: 'Penandatanganan Pakta Integritas',
          indicators: [
            {
              key: 'VII.8.a',
              text: 'Terlaksana bulan Januari',
              measures: [],
              actions: [
                {
                  text: 'Penandatanganan Pakta Integritas seluruh Satker di KPU Kabupaten Kutai Timur',
                  evidence: 'Pakta Integritas',
                  ...due('Januari 2025'),
                  target: 'Dilaksanakan awal tahun'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.9',
          title: 'Survey Pelayanan Publik',
          indicators: [
            {
              key: 'VII.9.a',
              text: 'Terlaksananya survey layanan yang diberikan oleh KPU Kabupaten Kutai Timur kepada masyarakat',
              measures: ['ikm.index', 'ikm.respondents', 'ipkp.index', 'ipkp.respondents'],
              actions: [
                {
                  text: 'Menyusun daftar pertanyaan survey',
                  evidence: 'Hasil Survey',
                  ...due('Maret, Juni, September dan Desember 2025'),
                  target: 'Dilaksanakan 3 (Tiga) bulan sekali'
                }
              ]
            }
          ]
        },
        {
          code: 'VII.10',
          title: 'Evaluasi SOP Pelayanan',
          indicators: [
            {
              key: 'VII.10.a',
              text: 'SOP Pelayanan di KPU Kabupaten Kutai Timur up to date baik dari sisi dasar hukum',
              measures: [],
              actions: [
                {
                  text: 'Rapat evaluasi SOP di lingkungan KPU Kabupaten Kutai Timur',
                  evidence: 'Dokumen hasil Evaluasi',
                  ...due('April 2025'),
                  target: null
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
