import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component6: Component = {
  code: 'VI',
  title: 'Peningkatan Kualitas Pelayanan Publik',
  sections: [
    {
      code: null,
      title: null,
      items: [
        {
          code: 'VI.1',
          title: 'Standar pelayanan',
          indicators: [
            {
              key: 'VI.1.a',
              text: 'Reviu dan pemutakhiran atas standar pelayanan dan SOP Pelaksanaan',
              measures: [],
              actions: [
                {
                  text: 'Reviu dan publikasi standar layanan',
                  evidence: 'Standar layanan',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersedia'
                }
              ]
            }
          ]
        },
        {
          code: 'VI.2',
          title: 'Budaya Pelayanan Prima',
          indicators: [
            {
              key: 'VI.2.a',
              text: 'Pengembangan inovasi pelayanan sesuai dengan karakteristik unit kerja',
              measures: [],
              actions: [
                {
                  text: 'Melaksanakan sosialisasi penerapan budaya pelayanan prima, publikasi penerapan kebijakan system reward and Punishment',
                  evidence: 'Dokumentasi',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersusunnya dokumen pengembangan inovasi pelayanan prima'
                }
              ]
            }
          ]
        },
        {
          code: 'VI.3',
          title: 'Penilaian Kepuasan terhadap pelayanan',
          indicators: [
            {
              key: 'VI.3.a',
              text: 'Pelaksanaan survey kepuasan atas layanan',
              measures: ['ikm.index', 'ikm.respondents'],
              actions: [
                {
                  text: 'Publikasi hasil survey dan tindak lanjut hasil survey',
                  evidence: 'Laporan dan Publikasi',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersedianya hasil survey kepuasan terhadap layanan'
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
