import type { Instrument } from '../instrument.ts';
import { serviceGrades } from './grades.ts';
import { statementItems } from './statement-items.ts';

/** Survei Persepsi Kualitas Pelayanan: eight statements of PermenPANRB 90/2021. */
export const spkp20211: Instrument = {
  id: 'spkp-2021@1',
  survey: 'kualitas-pelayanan',
  title: { id: 'Survei Persepsi Kualitas Pelayanan (SPKP)', en: 'Service Quality Perception Survey (SPKP)' },
  basis: 'PermenPANRB 90/2021',
  instruction: {
    id: 'Semakin besar nilai yang dipilih, semakin baik kinerja pelayanan unit layanan ini.',
    en: 'The higher the point you choose, the better the service of this office.'
  },
  stem: { id: 'Seberapa sesuai dengan yang dialami?', en: 'How well does this match what you experienced?' },
  skipLabel: { id: 'Tidak tahu / tidak mengalami', en: 'I do not know / did not experience it' },
  scaleMax: 6,
  index: {
    method: 'out-of-4',
    code: 'IPKP',
    conversion: 'ratio',
    outOf: 4,
    targets: [
      { name: 'WBK', value: 3.2 },
      { name: 'WBBM', value: 3.6 }
    ]
  },
  grades: serviceGrades,
  gradeNote: {
    id: 'Kategori memakai tabel mutu pelayanan PermenPANRB 14/2017.',
    en: 'The category uses the service grades of PermenPANRB 14/2017.'
  },
  items: statementItems([
    {
      key: 'information',
      element: { id: 'Informasi pelayanan', en: 'Information' },
      question: {
        id: 'Informasi pelayanan pada unit layanan ini tersedia melalui media elektronik maupun non elektronik',
        en: 'Information about the services of this office is available online and offline'
      },
      help: {
        id: 'Selalu tersedia, menjawab kebutuhan, mudah digunakan, ada tanya jawab.',
        en: 'Always available, useful, easy to use, with questions and answers.'
      }
    },
    {
      key: 'requirements',
      element: { id: 'Persyaratan', en: 'Requirements' },
      question: {
        id: 'Persyaratan pelayanan yang diinformasikan sesuai dengan persyaratan yang ditetapkan unit layanan ini',
        en: 'The requirements we were told match the requirements this office has set'
      },
      help: {
        id: 'Mudah dipahami, sesuai jenis layanan, diterapkan seperti yang diinformasikan.',
        en: 'Easy to understand, fitting the service, applied as announced.'
      }
    },
    {
      key: 'procedure',
      element: { id: 'Sistem, mekanisme, prosedur', en: 'Procedure' },
      question: {
        id: 'Prosedur/alur pelayanan yang ditetapkan unit layanan ini mudah diikuti/dilakukan',
        en: 'The procedure of this office is easy to follow'
      },
      help: {
        id: 'Mudah dipahami, sesuai jenis layanan, diterapkan seperti yang diinformasikan.',
        en: 'Easy to understand, fitting the service, applied as announced.'
      }
    },
    {
      key: 'completion_time',
      element: { id: 'Waktu penyelesaian', en: 'Completion time' },
      question: {
        id: 'Jangka waktu penyelesaian pelayanan yang diterima Bapak/Ibu sesuai dengan yang ditetapkan unit layanan ini',
        en: 'The service was finished within the time this office has set'
      },
      help: {
        id: 'Informasinya jelas, waktunya wajar, selesai sesuai janji.',
        en: 'Clearly announced, reasonable, finished as promised.'
      }
    },
    {
      key: 'cost',
      element: { id: 'Tarif/biaya', en: 'Cost' },
      question: {
        id: 'Tarif/biaya pelayanan yang dibayarkan pada unit layanan ini sesuai dengan tarif/biaya yang ditetapkan',
        en: 'The cost paid at this office matches the cost it has set'
      },
      help: {
        id: 'Informasinya jelas dan dibayar sesuai ketentuan, termasuk bila layanan gratis.',
        en: 'Clearly announced and paid as set, also where the service is free of charge.'
      }
    },
    {
      key: 'facilities',
      element: { id: 'Sarana prasarana', en: 'Facilities' },
      question: {
        id: 'Sarana prasarana pendukung pelayanan/sistem pelayanan online yang disediakan unit layanan ini memberikan kenyamanan/mudah digunakan',
        en: 'The facilities and online services of this office are comfortable and easy to use'
      },
      help: {
        id: 'Mempermudah proses, menghemat waktu dan biaya.',
        en: 'They make things simpler and save time and money.'
      }
    },
    {
      key: 'responsiveness',
      element: { id: 'Kecepatan respons', en: 'Responsiveness' },
      question: {
        id: 'Petugas pelayanan/sistem pelayanan online pada unit layanan ini merespon keperluan Bapak/Ibu dengan cepat',
        en: 'Staff or the online service of this office respond quickly'
      },
      help: {
        id: 'Cepat menanggapi, mudah dikenali (seragam, tanda pengenal), ramah.',
        en: 'Quick to respond, easy to recognise (uniform, badge), friendly.'
      }
    },
    {
      key: 'consultation_complaints',
      element: { id: 'Konsultasi dan pengaduan', en: 'Consultation and complaints' },
      question: {
        id: 'Layanan konsultasi dan pengaduan yang disediakan unit layanan ini mudah digunakan/diakses',
        en: 'The consultation and complaint service of this office is easy to reach and use'
      },
      help: {
        id: 'Salurannya beragam, prosedurnya mudah, cepat ditanggapi, tindak lanjutnya jelas.',
        en: 'Several channels, a simple procedure, a quick response and clear follow-up.'
      }
    }
  ])
};
