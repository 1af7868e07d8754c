import { due } from '../due-months.ts';
import type { Section } from '../plan.ts';

export const section53: Section = {
  code: 'V.3',
  title: 'Pelaksanaan Pemantauan Benturan Kepentingan KPU Kabupaten Kutai Timur',
  items: [
    {
      code: 'V.3.1',
      title: 'Identifikasi Benturan Kepentingan dalam tugas fungsi utama',
      indicators: [
        {
          key: 'V.3.1.a',
          text: 'Mengidentifikasi Benturan Kepentingan dan Menyusun Prosedur penanganan/pencegahan',
          measures: [],
          actions: [
            {
              text: 'Seluruh tim ZI dalam unit kerja diwajibkan melaksanakan identifikasi potensi benturan kepentingan yang terkait dengan pelaksanaan tugas dan fungsi lembaga.',
              evidence:
                'Tabel hasil identifikasi potensi benturan kepentingan yang berisi: uraian benturan kepentingan, pejabat/pegawai terkait, penyebab, dan prosedur penanganan/pencegahan benturan kepentingan',
              ...due('Januari-Desember 2025'),
              target: null
            }
          ]
        }
      ]
    },
    {
      code: 'V.3.2',
      title: 'Sosialisasi Penanganan Benturan Kepentingan',
      indicators: [
        {
          key: 'V.3.2.a',
          text: 'Informasi mengenai Penanganan Benturan Kepentingan',
          measures: [],
          actions: [
            {
              text: 'KPU Kabupaten Kutai Timur berkoordinasi dengan KPU Provinsi Kalimantan Timur terkait dengan sosialisasi Penanganan Benturan Kepentingan',
              evidence:
                'Sosialisasi dan informasi mengenai Penanganan Benturan Kepentingan, banner bentuk-bentuk Benturan Kepentingan',
              ...due('Januari-Desember 2025'),
              target:
                '1. Dilaksanakan bersamaan dengan Sosialisasi Pengaduan Masyarakat, Gratifikasi dan WBS pada setiap bulannya.\n2. Sosialisasi SPIP'
            }
          ]
        }
      ]
    },
    {
      code: 'V.3.3',
      title: 'Implementasi Penanganan Benturan Kepentingan',
      indicators: [
        {
          key: 'V.3.3.a',
          text: 'Pencegahan dan Pelaporan Penanganan Benturan Kepentingan',
          measures: [],
          actions: [
            {
              text: 'Pengungkapan/Deklarasi/Pelaporan adanya Benturan Kepentingan',
              evidence:
                'Surat Pernyataan Bebas Benturan Kepentingan dan Surat Pernyataan Potensi Benturan Kepentingan (Jika terdapat potensi)',
              ...due('Januari-Desember 2025'),
              target: 'Terlaksana'
            }
          ]
        }
      ]
    },
    {
      code: 'V.3.4',
      title: 'Evaluasi Atas Penanganan Benturan Kepentingan',
      indicators: [
        {
          key: 'V.3.4.a',
          text: 'Penyusunan Laporan hasil monitoring dan evaluasi Penanganan Benturan Kepentingan untuk perbaikan mekanisme Penanganan Benturan Kepentingan',
          measures: [],
          actions: [
            {
              text: 'Tim ZI menyusun laporan hasil monitoring dan evaluasi Penanganan Benturan Kepentingan untuk perbaikan yang menyajikan informasi sekurang-kurangnya berisi identifikasi/pemetaan dan prosedur penanganan, sosialisasi, implementasi, evaluasi internal dan tindak lanjut.',
              evidence: 'Laporan Benturan Kepentingan',
              ...due('Januari, Juni 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            }
          ]
        }
      ]
    },
    {
      code: 'V.3.5',
      title: 'Tindak lanjut hasil evaluasi atas Penanganan Benturan Kepentingan',
      note: 'Baris ini tidak bernomor dalam keputusan. Nomor V.3.5 kami tambahkan agar baris ini dapat dirujuk.',
      indicators: [
        {
          key: 'V.3.5.a',
          text: 'Penyusunan tindak lanjut/proyeksi berdasarkan evaluasi hasil Penanganan Benturan Kepentingan',
          measures: [],
          actions: [
            {
              text: 'Menyusun proyeksi tindak lanjut dalam jangka panjang dan jangka pendek mengenai hasil identifikasi dan penanganan benturan kepentingan, dengan melampirkan hasil identifikasi, serta Penanganan Benturan Kepentingan yang berisi Rekapitulasi tindak lanjut',
              evidence: 'Laporan Tindak Lanjut Hasil evaluasi atas Penanganan Benturan Kepentingan.',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            }
          ]
        }
      ]
    }
  ]
};
