import { due } from '../due-months.ts';
import type { Section } from '../plan.ts';

export const section51: Section = {
  code: 'V.1',
  title: 'Pengendalian Gratifikasi',
  items: [
    {
      code: 'V.1.1',
      title: 'Public Campaign tentang pengendalian Gratifikasi',
      indicators: [
        {
          key: 'V.1.1.a',
          text: 'Informasi Pengendalian Gratifikasi ke seluruh pegawai dan satker',
          measures: [],
          actions: [
            {
              text: 'Memberikan informasi dan pelatihan pengendalian gratifikasi ke seluruh KPU Kabupaten Kutai Timur. Seluruh pegawai wajib mengetahui prosedur pelaporan gratifikasi dan cara pengendaliannya karena seluruh pegawai menjadi agen pencegah gratifikasi.',
              evidence:
                'Notulensi, foto kegiatan, pemasangan banner pencegahan gratifikasi, Sosialisasi tentang Penanganan Gratifikasi',
              ...due('Januari-Desember 2025'),
              target: 'Tersusunnya dokumen pelaporan dan evaluasi pengendalian gratifikasi'
            },
            {
              text: 'Sosialisasi Public Campaign dengan mengundang pihak terkait, Studi tiru dengan instansi lain di wilayah Gunungkidul, Melakukan Diskusi Anti Korupsi, Pada tiap bagian membuat quote untuk penguatan, Membuat video dari layanan autentifikasi yang berisi dengan statemen/testimoni dari Magang/Parpol',
              evidence: 'Notulensi, foto kegiatan, undangan',
              ...due('Januari-Desember 2025'),
              target: null,
              note: 'Naskah keputusan menyebut wilayah Gunungkidul, yaitu wilayah kantor lain.'
            },
            {
              text: 'Sosialisasi Public Campaign tentang pengendalian Gratifikasi dengan narasumber Sekretaris KPU Kabupaten Kutai Timur',
              evidence: null,
              dueMonths: [],
              dueText: null,
              target: null,
              note: 'Naskah keputusan tidak mengisi bukti, waktu, dan capaian untuk langkah ini.'
            }
          ]
        }
      ]
    },
    {
      code: 'V.1.2',
      title: 'Pengendalian gratifikasi telah diimplementasikan',
      indicators: [
        {
          key: 'V.1.2.a',
          text: 'Informasi pengendalian gratifikasi ke seluruh masyarakat',
          measures: [],
          actions: [
            {
              text: 'Memberikan prosedur pelaporan gratifikasi dan cara pengendalian gratifikasi ke masyarakat luas menggunakan media sosial/laman daring.',
              evidence:
                'Banner "Tolak Gratifikasi" dan tagline-tagline yang berbasis bebas korupsi dan pelayanan publik menggunakan media daring.\nSosialisasi tentang Penanganan Gratifikasi',
              ...due('Januari-Desember 2025'),
              target:
                '1. Tersedianya Banner yang sudah terpasang di halaman KPU Kabupaten Kutai Timur\n2. Melaporkan rekap hasil pengendalian gratifikasi secara transparan dan diunggah pada sosial media serta website KPU Kabupaten Kutai Timur selama 12 bulan pada tahun 2025'
            }
          ]
        }
      ]
    },
    {
      code: 'V.1.3',
      title: 'Implementasi Pengendalian Gratifikasi',
      indicators: [
        {
          key: 'V.1.3.a',
          text: 'Laporan Tahunan Penanganan Gratifikasi',
          measures: [],
          actions: [
            {
              text: 'KPU Kabupaten Gunungkidul membuat laporan tahunan penanganan gratifikasi',
              evidence:
                'Mengunggah Dokumen Laporan Tahunan Penanganan Penerimaan dan Penolakan Gratifikasi ke dalam Aplikasi Gratifikasi Online sesuai dengan Peraturan KPU tentang Gratifikasi',
              ...due('Desember 2025'),
              target: 'Melaporkan dan mengunggah hasil laporan tahunan pada laman website KPU Kabupaten Kutai Timur',
              note: 'Naskah keputusan menyebut KPU Kabupaten Gunungkidul; rencana ini milik KPU Kabupaten Kutai Timur.'
            }
          ]
        }
      ]
    },
    {
      code: 'V.1.4',
      title: 'Survey Persepsi Korupsi KPU Kabupaten Kutai Timur',
      indicators: [
        {
          key: 'V.1.4.a',
          text: 'Terlaksananya survey persepsi korupsi KPU Kabupaten Kutai Timur kepada masyarakat',
          measures: ['ipak.index', 'ipak.respondents'],
          actions: [
            {
              text: 'Menyusun Daftar Pertanyaan Survey',
              evidence: 'Hasil Survey',
              ...due('Maret, Juni, September dan Desember 2025'),
              target:
                'Tersedianya survey Persepsi Korupsi dalam bentuk dokumen cetak dan dibagikan pada saat ada masyarakat ataupun instansi lain yang berkunjung ke KPU Kabupaten Kutai Timur'
            }
          ]
        }
      ]
    },
    {
      code: 'V.1.5',
      title: 'Public Campaign tentang pengendalian Gratifikasi',
      indicators: [
        {
          key: 'V.1.5.a',
          text: 'Adanya alat sosialisasi anti gratifikasi kepada stakeholder eksternal',
          measures: [],
          actions: [
            {
              text: 'Menambahkan menu anti gratifikasi pada Website dan saluran media sosial KPU Kabupaten Kutai Timur',
              evidence: 'Tampilan Website dan Media sosial tentang Anti gratifikasi di KPU Kabupaten Kutai Timur',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia pada website dan media sosial KPU Kabupaten Kutai Timur'
            }
          ]
        }
      ]
    }
  ]
};
