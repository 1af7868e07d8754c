import { z } from 'zod';
import type { Localized } from './localized.ts';

/**
 * The respondent's profile, in bands only: no name, no contact, no exact age. Fields of the annex of PermenPANRB 14/2017 and of
 * the surveys of PermenPANRB 90/2021; codes are the product's. A field that is not answered is absent.
 */
export const respondentFields = {
  sex: {
    label: { id: 'Jenis kelamin', en: 'Sex' },
    choices: {
      male: { id: 'Laki-laki', en: 'Male' },
      female: { id: 'Perempuan', en: 'Female' }
    }
  },
  ageBand: {
    label: { id: 'Usia', en: 'Age' },
    choices: {
      under_17: { id: 'Di bawah 17 tahun', en: 'Under 17' },
      '17_25': { id: '17–25 tahun', en: '17–25' },
      '26_35': { id: '26–35 tahun', en: '26–35' },
      '36_45': { id: '36–45 tahun', en: '36–45' },
      '46_55': { id: '46–55 tahun', en: '46–55' },
      over_55: { id: 'Di atas 55 tahun', en: 'Over 55' }
    }
  },
  education: {
    label: { id: 'Pendidikan terakhir', en: 'Highest education' },
    choices: {
      none: { id: 'Tidak sekolah', en: 'No school' },
      sd: { id: 'SD', en: 'Primary school (SD)' },
      smp: { id: 'SMP', en: 'Junior secondary (SMP)' },
      sma: { id: 'SMA/SMK', en: 'Senior secondary (SMA/SMK)' },
      diploma: { id: 'D1–D4', en: 'Diploma (D1–D4)' },
      s1: { id: 'S1', en: 'Bachelor (S1)' },
      s2: { id: 'S2', en: 'Master (S2)' },
      s3: { id: 'S3', en: 'Doctorate (S3)' }
    }
  },
  occupation: {
    label: { id: 'Pekerjaan', en: 'Occupation' },
    choices: {
      civil_servant: { id: 'ASN (PNS/PPPK)', en: 'Civil servant' },
      military_police: { id: 'TNI/Polri', en: 'Military or police' },
      private_employee: { id: 'Karyawan swasta', en: 'Private employee' },
      entrepreneur: { id: 'Wirausaha', en: 'Self-employed' },
      farmer_fisher: { id: 'Petani/nelayan', en: 'Farmer or fisher' },
      homemaker: { id: 'Ibu rumah tangga', en: 'Homemaker' },
      student: { id: 'Pelajar/mahasiswa', en: 'Student' },
      party_official: { id: 'Pengurus partai politik', en: 'Political party official' },
      ad_hoc_body: { id: 'Badan ad hoc pemilu', en: 'Ad hoc election body' },
      other: { id: 'Lainnya', en: 'Other' }
    }
  },
  serviceType: {
    label: { id: 'Layanan yang diterima', en: 'Service received' },
    choices: {
      public_information: { id: 'Permohonan informasi publik (PPID)', en: 'Public information request (PPID)' },
      voter_data: { id: 'Data pemilih/pindah memilih', en: 'Voter data or moving one’s vote' },
      party_consultation: {
        id: 'Konsultasi partai politik, SIPOL, pencalonan',
        en: 'Political party, SIPOL or candidacy advice'
      },
      interim_replacement: { id: 'Penggantian antarwaktu (PAW)', en: 'Interim replacement (PAW)' },
      internship_research: { id: 'Magang, PKL, penelitian', en: 'Internship or research' },
      visit_education: { id: 'Kunjungan dan pendidikan pemilih', en: 'Visit and voter education' },
      library_archive: { id: 'Perpustakaan dan arsip digital', en: 'Library and digital archive' },
      legal_documentation: { id: 'JDIH', en: 'Legal documentation (JDIH)' },
      procurement: { id: 'Pengadaan/penyedia', en: 'Procurement' },
      other: { id: 'Lainnya', en: 'Other' }
    }
  },
  disability: {
    label: { id: 'Penyandang disabilitas', en: 'Person with a disability' },
    choices: {
      yes: { id: 'Ya', en: 'Yes' },
      no: { id: 'Tidak', en: 'No' }
    }
  }
} as const satisfies Record<string, { label: Localized; choices: Record<string, Localized> }>;

export type RespondentField = keyof typeof respondentFields;

export const respondentFieldNames = Object.keys(respondentFields) as RespondentField[];

function codes<Field extends RespondentField>(field: Field) {
  const keys = Object.keys(respondentFields[field].choices) as (keyof (typeof respondentFields)[Field]['choices'] &
    string)[];
  return z.enum(keys).nullish();
}

export const respondentSchema = z.strictObject({
  sex: codes('sex'),
  ageBand: codes('ageBand'),
  education: codes('education'),
  occupation: codes('occupation'),
  serviceType: codes('serviceType'),
  disability: codes('disability')
});

export type Respondent = z.infer<typeof respondentSchema>;

/** Label of a stored code; the code itself where a later version knows it no more. */
export function respondentChoiceLabel(field: RespondentField, code: string): Localized {
  const choices: Record<string, Localized> = respondentFields[field].choices;
  return choices[code] ?? { id: code, en: code };
}
