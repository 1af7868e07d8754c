import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component4: Component = {
  code: 'IV',
  title: 'Penguasaan Akuntabilitas',
  note: 'Judul sesuai naskah keputusan. Komponen ini dalam PermenPANRB 90/2021 bernama Penguatan Akuntabilitas.',
  sections: [
    {
      code: null,
      title: null,
      items: [
        {
          code: 'IV.1',
          title: 'Keterlibatan Pimpinan',
          indicators: [
            {
              key: 'IV.1.a',
              text: 'Pimpinan Unit Kerja terlibat dalam penyusunan Renstra, Renja, dan Penetapan Kinerja',
              measures: [],
              actions: [
                {
                  text: 'Pimpinan terlibat dalam evaluasi dan pemutakhiran Rencana Kerja Tahunan sebagai dasar pelaksanaan reviu pimpinan dalam proses perencanaan tahunan',
                  evidence: 'Undangan Rapat, Daftar Hadir, Notulensi',
                  ...due('Juni, Desember 2025'),
                  target: 'Dokumen Penyusunan Renstra, Renja, dan Penetapan Kinerja'
                }
              ]
            }
          ]
        },
        {
          code: 'IV.2',
          title: 'Pengelolaan Akuntabilitas Kinerja',
          indicators: [
            {
              key: 'IV.2.a',
              text: 'Penyusunan Renstra, Renja, dan Penetapan Kinerja',
              measures: [],
              actions: [
                {
                  text: 'Penyusunan Laporan Kinerja dan dokumen hasil evaluasi akuntabilitas',
                  evidence: 'Renstra, Renja dan Penetapan Kinerja, SAKIP',
                  ...due('Juni, Desember 2025'),
                  target: 'Tersusunnya Dokumen akuntabilitas kinerja'
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
