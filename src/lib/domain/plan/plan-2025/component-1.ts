import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component1: Component = {
  code: 'I',
  title: 'Manajemen Perubahan',
  sections: [
    {
      code: null,
      title: 'Pembangunan Unit Kerja Untuk Memperoleh Predikat Menuju WBK/WBBM',
      items: [
        {
          code: 'I.1',
          title: 'Tim Kerja',
          indicators: [
            {
              key: 'I.1.a',
              text: 'Menerbitkan SK Tim Kerja/SK Tim Kerja/Kelompok Kerja',
              measures: [],
              actions: [
                {
                  text: 'Membentuk Tim kerja/Kelompok Kerja ZI, Anggotanya Berasal dari Komisioner dan Jajaran Sekretariat KPU Kabupaten Kutai Timur',
                  evidence: 'SK Tim Kerja/Kelompok Kerja yang ditandatangani oleh KPU Kabupaten Kutai Timur',
                  ...due('Januari 2025'),
                  target: '1 (Satu) Dokumen'
                }
              ]
            }
          ]
        },
        {
          code: 'I.2',
          title: 'Dokumen Rencana Aksi',
          indicators: [
            {
              key: 'I.2.a',
              text: 'Dokumen Rencana Aksi Pembangunan ZI telah disusun dan disosialisasikan',
              measures: [],
              actions: [
                {
                  text: 'Penyusunan Dokumen Rencana Aksi Pembangunan ZI, Mensosialisasikan ke seluruh pegawai dan melalui Website',
                  evidence: 'Dokumen Rencana Aksi dipublikasikan melalui Website KPU Kabupaten Kutai Timur',
                  ...due('Januari 2025'),
                  target: '1 (Satu) Dokumen'
                }
              ]
            }
          ]
        },
        {
          code: 'I.3',
          title: 'Pemantauan dan Evaluasi Pembangunan WBK/WBBM',
          indicators: [
            {
              key: 'I.3.a',
              text: 'Timeline Pemantauan dan evaluasi pembangunan WBK/WBBM (per semester/per triwulan)',
              measures: [],
              actions: [
                {
                  text: 'Rapat Evaluasi Pembangunan ZI per triwulan',
                  evidence: 'Undangan rapat, daftar hadir, lembar monev ZI, bukti-bukti pelaksanaan dan tindak lanjut',
                  ...due('Maret, Juni, September dan Desember 2025'),
                  target: 'Beberapa lampiran Dokumen'
                }
              ]
            }
          ]
        },
        {
          code: 'I.4',
          title: 'Perubahan Pola Pikir dan Budaya Kerja',
          indicators: [
            {
              key: 'I.4.a',
              text: 'Para pimpinan berperan sebagai Role Model dalam pelaksanaan Pembangunan WBK/WBBM',
              measures: [],
              actions: [
                {
                  text: 'Pimpinan memberikan teladan dengan disiplin hadir ke kantor dan selalu hadir serta berkontribusi dalam rapat pleno',
                  evidence: 'Daftar Hadir Apel dan Rapat Pleno, Banner Budaya 5R dan 5S',
                  ...due('Januari-Desember 2025'),
                  target: 'Beberapa lampiran Dokumen:\n1. Terlaksananya Apel Rutin\n2. Terlaksananya Rapat Pleno'
                }
              ]
            },
            {
              key: 'I.4.b',
              text: 'KPU Kabupaten Kutai Timur menjadi tim percontohan bagi unit kerja lain. Melibatkan seluruh level pegawai pada KPU Kab. Kutai Timur',
              measures: [],
              actions: [
                {
                  text: 'Pembangunan ZI melibatkan seluruh level pegawai KPU Kabupaten Kutai Timur mulai dari pramu bakti, tenaga pendukung hingga level pimpinan, seluruh anggota tim menunjukkan diri sebagai agen perubahan dalam pembangunan ZI kepada seluruh unit kerja, penandatanganan pakta integritas, mengadakan gathering untuk konsolidasi tim serta …',
                  evidence: 'Foto dan video kegiatan, daftar hadir, notulensi, risalah kegiatan',
                  ...due('Januari-Desember 2025'),
                  target:
                    '1. Melaksanakan Kegiatan Gathering/Penguatan SDM\n2. Melaksanakan Kegiatan Konsolidasi Internal',
                  note: 'Kalimat ini terputus dalam naskah keputusan.'
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
