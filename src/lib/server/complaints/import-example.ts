import { categoryNames } from '#lib/domain/complaints/category.ts';
import { complaintChannelNames } from '#lib/domain/complaints/complaint-channel.ts';
import { classNames } from '#lib/domain/complaints/complaint-class.ts';
import { identityChoiceNames } from '#lib/domain/complaints/identity-choice.ts';
import { toCsv } from '#lib/server/exports/csv.ts';
import { importColumns } from './import-complaints.ts';

/** A file to begin from: the columns, and two invented rows. Excel with Indonesian settings opens it. */
export function exampleCsv(): string {
  return toCsv(titles, rows, 'excel');
}

type ExampleRow = Record<(typeof importColumns)[number], string>;

/** The import reads these names, so Excel shows them as they are. */
const titles = Object.fromEntries(importColumns.map((column) => [column, column])) as ExampleRow;

const rows: readonly ExampleRow[] = [
  {
    nomor_referensi: 'ITJEN-2026-0142',
    tanggal_diterima: '2026-11-03',
    kanal: complaintChannelNames.inspectorate.id,
    jenis: classNames.complaint.id,
    kategori: categoryNames.service_time.id,
    judul: 'Antrean loket',
    uraian: 'Contoh: menunggu tiga jam untuk legalisasi dokumen.',
    tanggal_kejadian: '2026-10-28',
    tempat: 'Loket layanan',
    nama: 'Nama Contoh',
    alamat: '',
    telepon: '',
    email: '',
    identitas: identityChoiceNames.confidential.id
  },
  {
    nomor_referensi: 'WA-2026-017',
    tanggal_diterima: '2026-11-05',
    kanal: complaintChannelNames.whatsapp.id,
    jenis: classNames.information_request.id,
    kategori: categoryNames.information.id,
    judul: '',
    uraian: 'Contoh: meminta jadwal layanan selama libur bersama.',
    tanggal_kejadian: '',
    tempat: '',
    nama: '',
    alamat: '',
    telepon: '',
    email: '',
    identitas: identityChoiceNames.anonymous.id
  }
];
