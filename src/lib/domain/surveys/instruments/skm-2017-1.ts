import type { Instrument, Option } from '../instrument.ts';
import { serviceGrades } from './grades.ts';

function options(...labels: [id: string, en: string][]): Option[] {
  return labels.map(([id, en], index) => ({ value: index + 1, label: { id, en } }));
}

/**
 * Survei Kepuasan Masyarakat: questions and options of the annex of PermenPANRB 14/2017 (punctuation made uniform, "tentang"
 * added to question 7). `textNo` and `formNo` differ for the last two elements, as they do in the regulation.
 */
export const skm20171: Instrument = {
  id: 'skm-2017@1',
  survey: 'pelayanan-publik',
  title: { id: 'Survei Kepuasan Masyarakat (SKM)', en: 'Public Satisfaction Survey (SKM)' },
  basis: 'PermenPANRB 14/2017',
  instruction: {
    id: 'Pilih satu jawaban yang paling sesuai dengan pelayanan yang diterima.',
    en: 'Choose the one answer that best fits the service received.'
  },
  skipLabel: { id: 'Lewati pertanyaan ini', en: 'Skip this question' },
  scaleMax: 4,
  index: { method: 'weighted-25', code: 'IKM', weight: 'exact', outOf: 100 },
  grades: serviceGrades,
  items: [
    {
      key: 'requirements',
      textNo: 1,
      formNo: 1,
      element: { id: 'Persyaratan', en: 'Requirements' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
        en: 'How well do the requirements fit the type of service?'
      },
      options: options(
        ['Tidak sesuai', 'They do not fit'],
        ['Kurang sesuai', 'They fit poorly'],
        ['Sesuai', 'They fit'],
        ['Sangat sesuai', 'They fit very well']
      )
    },
    {
      key: 'procedure',
      textNo: 2,
      formNo: 2,
      element: { id: 'Sistem, Mekanisme, dan Prosedur', en: 'System, mechanism and procedure' },
      question: {
        id: 'Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
        en: 'How easy is the service procedure at this office?'
      },
      options: options(
        ['Tidak mudah', 'Not easy'],
        ['Kurang mudah', 'Not easy enough'],
        ['Mudah', 'Easy'],
        ['Sangat mudah', 'Very easy']
      )
    },
    {
      key: 'completion_time',
      textNo: 3,
      formNo: 3,
      element: { id: 'Waktu Penyelesaian', en: 'Completion time' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
        en: 'How quick is the service?'
      },
      options: options(
        ['Tidak cepat', 'Not quick'],
        ['Kurang cepat', 'Not quick enough'],
        ['Cepat', 'Quick'],
        ['Sangat cepat', 'Very quick']
      )
    },
    {
      key: 'cost',
      textNo: 4,
      formNo: 4,
      element: { id: 'Biaya/Tarif', en: 'Cost' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
        en: 'How reasonable is the cost of the service?'
      },
      help: {
        id: 'Layanan KPU gratis. Bila diminta membayar, jawab sesuai kejadian.',
        en: 'KPU services are free of charge. If payment was asked, answer as it happened.'
      },
      options: options(
        ['Sangat mahal', 'Very expensive'],
        ['Cukup mahal', 'Rather expensive'],
        ['Murah', 'Cheap'],
        ['Gratis', 'Free of charge']
      )
    },
    {
      key: 'product',
      textNo: 5,
      formNo: 5,
      element: { id: 'Produk Spesifikasi Jenis Pelayanan', en: 'Service product' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
        en: 'How well does the result match what the service standard says?'
      },
      options: options(
        ['Tidak sesuai', 'It does not match'],
        ['Kurang sesuai', 'It matches poorly'],
        ['Sesuai', 'It matches'],
        ['Sangat sesuai', 'It matches very well']
      )
    },
    {
      key: 'staff_competence',
      textNo: 6,
      formNo: 6,
      element: { id: 'Kompetensi Pelaksana', en: 'Competence of staff' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
        en: 'How competent are the staff who served you?'
      },
      options: options(
        ['Tidak kompeten', 'Not competent'],
        ['Kurang kompeten', 'Not competent enough'],
        ['Kompeten', 'Competent'],
        ['Sangat kompeten', 'Very competent']
      )
    },
    {
      key: 'staff_conduct',
      textNo: 7,
      formNo: 7,
      element: { id: 'Perilaku Pelaksana', en: 'Conduct of staff' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
        en: 'How polite and friendly are the staff who served you?'
      },
      options: options(
        ['Tidak sopan dan ramah', 'Not polite and friendly'],
        ['Kurang sopan dan ramah', 'Not polite and friendly enough'],
        ['Sopan dan ramah', 'Polite and friendly'],
        ['Sangat sopan dan ramah', 'Very polite and friendly']
      )
    },
    {
      key: 'facilities',
      textNo: 9,
      formNo: 8,
      element: { id: 'Sarana dan Prasarana', en: 'Facilities' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
        en: 'How good are the facilities?'
      },
      options: options(['Buruk', 'Bad'], ['Cukup', 'Fair'], ['Baik', 'Good'], ['Sangat baik', 'Very good'])
    },
    {
      key: 'complaint_handling',
      textNo: 8,
      formNo: 9,
      element: { id: 'Penanganan Pengaduan, Saran dan Masukan', en: 'Handling of complaints and suggestions' },
      question: {
        id: 'Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
        en: 'How are complaints of service users handled?'
      },
      options: options(
        ['Tidak ada', 'There is no handling'],
        ['Ada tetapi tidak berfungsi', 'It exists but does not work'],
        ['Berfungsi kurang maksimal', 'It works, but not fully'],
        ['Dikelola dengan baik', 'It is well managed']
      )
    }
  ]
};
