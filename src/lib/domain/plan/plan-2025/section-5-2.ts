import { due } from '../due-months.ts';
import type { Section } from '../plan.ts';

export const section52: Section = {
  code: 'V.2',
  title: 'Pelaksanaan Whistle Blowing System',
  items: [
    {
      code: 'V.2.1',
      title: 'Internalisasi Whistle Blowing System dan penerapannya',
      indicators: [
        {
          key: 'V.2.1.a',
          text: 'Sosialisasi internal Whistle Blowing System dan inovasi sistem',
          measures: ['wbs.received', 'wbs.closed', 'wbs.on_time_rate'],
          actions: [
            {
              text: 'Berkolaborasi secara komprehensif dengan KPU Provinsi Kalimantan Timur Tenggara, meminta pihak KPU Kalimantan Timur memberikan guidance, melakukan internalisasi bahwa Whistle Blowing System merupakan salah satu sistem pembangunan ZI. Pengadu atau whistle blower akan dirahasiakan identitasnya.',
              evidence:
                'Surat Ketua KPU Kabupaten Kutai Timur kepada KPU Kalimantan Timur, memasang hotline khusus (call center), atau via surel;\nSosialisasi Whistle Blowing System oleh Inspektorat',
              ...due('Juni, Desember 2025'),
              target: 'Tersusunnya dokumen pelaporan dan evaluasi pelaksanaan WBS',
              note: 'Naskah keputusan menulis "Kalimantan Timur Tenggara"; provinsinya adalah Kalimantan Timur.'
            }
          ]
        }
      ]
    }
  ]
};
