import { due } from '../due-months.ts';
import type { Section } from '../plan.ts';

export const section55: Section = {
  code: 'V.5',
  title: 'Penanganan Pengaduan Masyarakat Kepada KPU Kabupaten Kutai Timur',
  items: [
    {
      code: 'V.5.1',
      title: 'Implementasi kebijakan Pengaduan Masyarakat',
      indicators: [
        {
          key: 'V.5.1.a',
          text: 'Menerapkan kebijakan Pengaduan Masyarakat melalui berbagai linimasa',
          measures: [],
          actions: [
            {
              text: 'Membuat hotline (call center) dan alamat surel aduan',
              evidence:
                'Website KPU Kabupaten Kutai Timur, email pengaduan masyarakat KPU Kabupaten Kutai Timur melalui alamat kpukabupatenkutaitimur@gmail.com, Banner DUMAS pada setiap acara dan halaman depan kantor.\n- Perubahan SK\n- SOP\n- Call center dan Surel aduan\n- Banner (diadakan)',
              ...due('Januari-Desember 2025'),
              target:
                'Tersedianya hotline dan kontak yang digunakan sebagai media pengaduan masyarakat di KPU Kabupaten Kutai Timur'
            }
          ]
        }
      ]
    },
    {
      code: 'V.5.2',
      title: 'Tindak Lanjut atas hasil penanganan pengaduan masyarakat',
      indicators: [
        {
          key: 'V.5.2.a',
          text: 'Jumlah Pengaduan yang harus ditindaklanjuti',
          measures: ['complaints.to_follow_up'],
          actions: [
            {
              text: 'Inspektorat akan menyampaikan daftar DUMAS yang terkait dengan KPU Kabupaten Kutai Timur, serta daftar tindak lanjut hasil aduan masyarakat.',
              evidence: 'Laporan pengaduan masyarakat yang memuat lampiran tindak lanjut DUMAS',
              ...due('Januari-Desember 2025'),
              target:
                '1. Melaporkan hasil Pengaduan Masyarakat setiap bulannya: Laporan Dumas, benturan Kepentingan, gratifikasi, dan WBS'
            }
          ]
        },
        {
          key: 'V.5.2.b',
          text: 'Jumlah pengaduan yang tengah diproses',
          measures: ['complaints.in_process'],
          actions: [
            {
              text: 'Menyusun matriks rekapitulasi jumlah pengaduan yang tengah diproses',
              evidence: 'Infografis DUMAS',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia'
            }
          ]
        },
        {
          key: 'V.5.2.c',
          text: 'Jumlah pengaduan yang telah selesai ditindaklanjuti',
          measures: ['complaints.done', 'complaints.done_rate', 'complaints.on_time_rate'],
          actions: [
            {
              text: 'Menyusun matriks rekapitulasi jumlah pengaduan yang telah ditindaklanjuti untuk dipublikasikan',
              evidence: 'Form rekapitulasi jumlah pengaduan',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia'
            }
          ]
        },
        {
          key: 'V.5.2.d',
          text: 'Penyegaran kemampuan SDM dalam menghadapi pengaduan masyarakat',
          measures: [],
          actions: [
            {
              text: 'Workshop peningkatan penanganan pengaduan masyarakat',
              evidence: 'Laporan workshop',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia'
            }
          ]
        }
      ]
    },
    {
      code: 'V.5.3',
      title: 'Monitoring dan Evaluasi Pengaduan Masyarakat',
      indicators: [
        {
          key: 'V.5.3.a',
          text: 'Melakukan pemantauan dan mengevaluasi implementasi DUMAS',
          measures: [],
          actions: [
            {
              text: 'Rapat monitoring dan evaluasi secara berkala setahun sekali atau bisa lebih dari dua kali dalam setahun di masa tahapan Pemilu, untuk perbaikan system pengaduan masyarakat',
              evidence: 'Notulensi, dokumentasi, catatan proyeksi dan evaluasi',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia'
            }
          ]
        }
      ]
    },
    {
      code: 'V.5.4',
      title: 'Tindak lanjut hasil evaluasi pengaduan masyarakat',
      indicators: [
        {
          key: 'V.5.4.a',
          text: 'Menyusun laporan tindak lanjut hasil evaluasi pengaduan masyarakat',
          measures: [],
          actions: [
            {
              text: 'Menyampaikan daftar tindak lanjut pengaduan Masyarakat dan melakukan kategorisasi aduan Masyarakat yang telah ditindaklanjuti',
              evidence: 'Laporan dan publikasi dengan infografis',
              ...due('Januari-Desember 2025'),
              target: 'Tersedia'
            }
          ]
        }
      ]
    }
  ]
};
