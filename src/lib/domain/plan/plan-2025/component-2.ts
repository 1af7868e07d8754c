import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component2: Component = {
  code: 'II',
  title: 'Penataan Tata Laksana',
  sections: [
    {
      code: null,
      title: null,
      items: [
        {
          code: 'II.1',
          title: 'Prosedur Operasional Tetap',
          indicators: [
            {
              key: 'II.1.a',
              text: 'Penyusunan dan Pemutakhiran SOP Kegiatan Utama berdasarkan Peta Proses Bisnis Unit Kerja',
              measures: [],
              actions: [
                {
                  text: 'Melakukan Monitoring dan evaluasi pelaksanaan SOP berdasarkan hasil Evaluasi Pelaksanaan SOP',
                  evidence: 'Undangan Rapat, Daftar Hadir, Notulensi, hasil monitoring',
                  ...due('April, Agustus, Desember 2025'),
                  target: 'Pelaksanaan Review SOP melalui Rapat Evaluasi SOP'
                }
              ]
            }
          ]
        },
        {
          code: 'II.2',
          title: '(e-office/e-government)',
          indicators: [
            {
              key: 'II.2.a',
              text: 'Sistem Pelayanan Publik berbasis sistem informasi',
              measures: [],
              actions: [
                {
                  text: 'Melakukan monitoring dan evaluasi terhadap pemanfaatan teknologi informasi dalam pengukuran kinerja, pengelolaan SDM dan pemberian layanan Kepada Publik',
                  evidence: 'Undangan rapat, Daftar hadir, Notulensi, hasil monitoring',
                  ...due('Juni, Desember 2025'),
                  target: 'Laporan Pemanfaatan Aplikasi'
                }
              ]
            }
          ]
        },
        {
          code: 'II.3',
          title: 'Keterbukaan Informasi Publik',
          indicators: [
            {
              key: 'II.3.a',
              text: 'Menerapkan kebijakan informasi publik (berkala, serta merta dan tersedia setiap saat) pada laman unit kerja',
              measures: [],
              actions: [
                {
                  text: 'Melakukan monitoring dan evaluasi pelaksanaan kebijakan keterbukaan informasi publik',
                  evidence: 'Undangan rapat, Daftar Hadir, Notulensi Rapat DIP, hasil monitoring',
                  ...due('Januari, Juni 2025'),
                  target: 'SK dan BA DIP'
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
