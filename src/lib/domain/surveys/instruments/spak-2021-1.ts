import type { Instrument } from '../instrument.ts';
import { integrityGrades } from './grades.ts';
import { statementItems } from './statement-items.ts';

/** Survei Persepsi Anti Korupsi: five statements of PermenPANRB 90/2021, all worded so that agreeing means clean. */
export const spak20211: Instrument = {
  id: 'spak-2021@1',
  survey: 'persepsi-korupsi',
  title: { id: 'Survei Persepsi Anti Korupsi (SPAK)', en: 'Anti-Corruption Perception Survey (SPAK)' },
  basis: 'PermenPANRB 90/2021',
  instruction: {
    id: 'Semakin besar nilai yang dipilih, semakin bersih unit layanan ini dari penyimpangan. Sangat sesuai = bersih.',
    en: 'The higher the point you choose, the cleaner this office is of misconduct. Matches fully = clean.'
  },
  stem: { id: 'Seberapa sesuai dengan yang Anda alami?', en: 'How well does this match what you experienced?' },
  skipLabel: { id: 'Tidak tahu / tidak mengalami', en: 'I do not know / did not experience it' },
  scaleMax: 6,
  index: {
    method: 'out-of-4',
    code: 'IPAK',
    conversion: 'ratio',
    outOf: 4,
    targets: [
      { name: 'WBK', value: 3.6 },
      { name: 'WBBM', value: 3.6 }
    ]
  },
  grades: integrityGrades,
  gradeNote: {
    id: 'Kategori internal: peraturan hanya menetapkan nilai target, bukan kategori.',
    en: 'Internal category: the regulation sets a target value only, no categories.'
  },
  items: statementItems([
    {
      key: 'discrimination',
      element: { id: 'Diskriminasi pelayanan', en: 'Discrimination' },
      question: {
        id: 'Tidak ada diskriminasi pelayanan pada unit layanan ini',
        en: 'There is no discrimination in the service of this office'
      },
      help: {
        id: 'Petugas tidak membeda-bedakan pelayanan karena suku, agama, kekerabatan, almamater, dan sejenisnya.',
        en: 'Staff treat nobody differently because of ethnicity, religion, family, school or the like.'
      }
    },
    {
      key: 'fraud',
      element: { id: 'Kecurangan pelayanan', en: 'Service outside the procedure' },
      question: {
        id: 'Tidak ada pelayanan di luar prosedur/kecurangan pelayanan pada unit layanan ini',
        en: 'There is no service outside the procedure and no cheating at this office'
      },
      help: {
        id: 'Misalnya menyerobot antrean, mempersingkat waktu tunggu di luar prosedur, mengurangi syarat, prosedur, atau denda.',
        en: 'For example jumping the queue, shortening the wait, or dropping requirements, steps or fines.'
      }
    },
    {
      key: 'gratuity',
      element: { id: 'Imbalan di luar ketentuan', en: 'Gifts and rewards' },
      question: {
        id: 'Tidak ada penerimaan imbalan uang/barang/fasilitas di luar ketentuan yang berlaku pada unit layanan ini',
        en: 'Nobody at this office accepts money, goods or favours outside the rules'
      },
      help: {
        id: 'Uang (administrasi, transpor, rokok, kopi), barang (makanan, parsel, elektronik, pakaian), atau fasilitas (hotel, perjalanan, hiburan, voucer).',
        en: 'Money (for administration, transport, cigarettes, coffee), goods (food, parcels, electronics, clothes) or favours (hotel, travel, entertainment, vouchers).'
      }
    },
    {
      key: 'extortion',
      element: { id: 'Pungutan liar', en: 'Illegal fees' },
      question: {
        id: 'Tidak ada pungutan liar (pungli) pada unit layanan ini',
        en: 'There are no illegal fees (pungli) at this office'
      },
      help: {
        id: 'Permintaan pembayaran di luar tarif resmi, dengan dalih "uang administrasi", "uang rokok", atau "uang terima kasih".',
        en: 'Payment asked beyond the official rate, called "administration", "cigarette" or "thank-you" money.'
      }
    },
    {
      key: 'brokers',
      element: { id: 'Percaloan', en: 'Brokers' },
      question: {
        id: 'Tidak ada percaloan/perantara tidak resmi pada unit layanan ini',
        en: 'There are no brokers or unofficial go-betweens at this office'
      },
      help: {
        id: 'Calo dapat berasal dari oknum pegawai unit layanan ini maupun pihak luar, dengan atau tanpa hubungan dengan pegawai.',
        en: 'A broker may be a member of staff or an outsider, with or without a link to staff.'
      }
    }
  ])
};
