import { due } from '../due-months.ts';
import type { Component } from '../plan.ts';

export const component3: Component = {
  code: 'III',
  title: 'Penataan Sistem Manajemen Sumber Daya Manusia',
  sections: [
    {
      code: null,
      title: null,
      items: [
        {
          code: 'III.1',
          title: 'Pengembangan Pegawai Berbasis Kompetensi',
          indicators: [
            {
              key: 'III.1.a',
              text: 'Penyusunan kebijakan Pengembangan Kompetensi',
              measures: [],
              actions: [
                {
                  text: 'Pengembangan Kompetensi dan sasaran kinerja pegawai',
                  evidence: 'Undangan rapat, daftar hadir, Notulensi',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersusunnya Dokumen SKP (Sasaran Kinerja Pegawai)'
                }
              ]
            }
          ]
        },
        {
          code: 'III.2',
          title: 'Penetapan Kinerja Individu',
          indicators: [
            {
              key: 'III.2.a',
              text: 'Penetapan Kinerja individu untuk pejabat Eselon III dan IV dan rencana aksi pegawai',
              measures: [],
              actions: [
                {
                  text: 'Menyusun cascading kinerja pegawai',
                  evidence: 'Dokumen kinerja individu dan rencana aksi pegawai',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersusunnya Dokumen Kinerja Individu dan Rencana Aksi Pegawai'
                }
              ]
            }
          ]
        },
        {
          code: 'III.3',
          title: 'Penegakan Aturan Disiplin/Kode Etik/Kode perilaku',
          indicators: [
            {
              key: 'III.3.a',
              text: 'Penyusunan Laporan Disiplin Pegawai',
              measures: [],
              actions: [
                {
                  text: 'Sosialisasi Regulasi serta pembinaan SDM',
                  evidence: 'Undangan Rapat, Daftar Hadir, Notulensi',
                  ...due('Januari-Desember 2025'),
                  target: 'Knowledge Sharing, pembinaan SDM'
                }
              ]
            }
          ]
        },
        {
          code: 'III.4',
          title: 'Sistem Informasi Kepegawaian',
          indicators: [
            {
              key: 'III.4.a',
              text: 'Pemutakhiran data seluruh pegawai dalam aplikasi kepegawaian berdasarkan dokumen yang diterbitkan pada unit Kerja',
              measures: [],
              actions: [
                {
                  text: 'Pemutakhiran Data kepegawaian',
                  evidence: 'Data pegawai',
                  ...due('Januari-Desember 2025'),
                  target: 'Tersusunnya dokumen kepegawaian yang termutakhirkan'
                }
              ]
            }
          ]
        }
      ]
    }
  ]
};
