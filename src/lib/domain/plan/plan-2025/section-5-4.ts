import { due } from '../due-months.ts';
import type { Section } from '../plan.ts';

export const section54: Section = {
  code: 'V.4',
  title: 'Pembangunan SPIP di lingkungan unit kerja KPU Kabupaten Kutai Timur',
  items: [
    {
      code: 'V.4.1',
      title: 'Membangun lingkungan pengendalian',
      indicators: [
        {
          key: 'V.4.1.a',
          text: 'Membangun lingkungan pengendalian sesuai dengan prosedur dan karakteristik unit kerja',
          measures: [],
          actions: [
            {
              text: 'Berkoordinasi dengan KPU Provinsi Kalimantan Timur untuk membangun infrastruktur implementasi SPIP dan mengintegrasikannya ke dalam aktivitas organisasi',
              evidence:
                'Sosialisasi SPIP\nLaporan Kegiatan SPIP dan Kartu Kendali SPIP serta SK Satgas SPIP, Bukti-bukti Pelaksanaan Sub Unsur pada Lingkungan Pengendalian',
              ...due('Januari-Desember 2025'),
              target: 'Terlaksana'
            }
          ]
        }
      ]
    },
    {
      code: 'V.4.2',
      title: 'Penilaian Resiko Unit atas Pelaksanaan Kebijakan',
      indicators: [
        {
          key: 'V.4.2.a',
          text: 'Menyusun peta resiko',
          measures: [],
          actions: [
            {
              text: 'Melakukan penyusunan peta resiko terhadap program/kegiatan di setiap bagian.',
              evidence: 'Laporan penyusunan peta resiko, daftar resiko',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            },
            {
              text: 'Menyebar kuesioner, merekapitulasi hasil kuesioner, membuat matrik kesimpulan, rencana perbaikan, dan form tindakan perbaikan.',
              evidence: 'Laporan Diagnosis Awal',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            }
          ]
        }
      ]
    },
    {
      code: 'V.4.3',
      title: 'Kegiatan Pengendalian',
      indicators: [
        {
          key: 'V.4.3.a',
          text: 'Terlaksananya kegiatan meminimalisir resiko yang telah diidentifikasi',
          measures: [],
          actions: [
            {
              text: 'Menyiapkan mekanisme kegiatan pengendalian resiko.',
              evidence: 'Daftar Kegiatan Pengendalian Resiko dan Contoh-Contoh Bentuk Pengendalian',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            }
          ]
        }
      ]
    },
    {
      code: 'V.4.4',
      title: 'Informasi SPIP kepada seluruh pihak',
      indicators: [
        {
          key: 'V.4.4.a',
          text: 'Mengkomunikasikan dan mengimplementasikan SPIP kepada seluruh pihak terkait.',
          measures: [],
          actions: [
            {
              text: 'Menyampaikan bukti Sistem Pengendalian Internal dan kartu kendali SPIP telah disampaikan kepada seluruh pihak.',
              evidence: 'Bukti Pengiriman Kartu Kendali',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            },
            {
              text: 'Menyebarkan kuesioner sampling kepada pejabat/pegawai dengan jumlah responden yang sudah ditentukan untuk mengukur proses penanaman nilai SPIP.',
              evidence: 'Bukti Penerimaan Kuesioner, Hasil pengukuran pada Kuesioner',
              ...due('Januari-Desember 2025'),
              target: 'Dilaksanakannya Evaluasi tiap Bulan'
            }
          ]
        }
      ]
    }
  ]
};
