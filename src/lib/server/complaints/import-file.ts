import { parse } from 'csv-parse/sync';
import { isOfficeDate } from '#lib/domain/calendar/office-date.ts';
import { categories, categoryNames } from '#lib/domain/complaints/category.ts';
import { complaintChannelNames, complaintChannels } from '#lib/domain/complaints/complaint-channel.ts';
import { classNames, complaintClasses } from '#lib/domain/complaints/complaint-class.ts';
import { identityChoiceNames, identityChoices } from '#lib/domain/complaints/identity-choice.ts';
import { invalid } from '#lib/domain/errors.ts';
import type { Localized } from '#lib/domain/surveys/localized.ts';

/** The columns of the file, in the order of the example that the page offers. */
export const importColumns = [
  'nomor_referensi',
  'tanggal_diterima',
  'kanal',
  'jenis',
  'kategori',
  'judul',
  'uraian',
  'tanggal_kejadian',
  'tempat',
  'nama',
  'alamat',
  'telepon',
  'email',
  'identitas'
] as const;
export type ImportColumn = (typeof importColumns)[number];

const required: readonly ImportColumn[] = ['nomor_referensi', 'tanggal_diterima', 'uraian'];

/** Bytes and rows an import may have. */
const limits = { bytes: 2 * 1024 * 1024, rows: 1000 } as const;

export interface ImportLine {
  /** Line of the file, the header being 1; a cell may run over several. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
}

/** Reads a CSV file with a header line: comma or semicolon, UTF-8. @throws DomainError `invalid` with the field `file` */
export function readImportFile(csv: Buffer): ImportLine[] {
  if (csv.length > limits.bytes) throw unusable('Berkas lebih besar dari 2 MB. Bagi menjadi beberapa berkas.');
  const text = decode(csv);
  const header = text.slice(0, text.search(/\r|\n|$/));
  const lines = parseCsv(text, header.split(';').length > header.split(',').length ? ';' : ',');
  const columns = Object.keys(lines[0]?.record ?? {});
  const missing = required.filter((column) => !columns.includes(column));
  if (lines.length === 0) throw unusable('Berkas ini tidak berisi baris pengaduan.');
  if (missing.length > 0)
    throw unusable(`Kolom ini tidak ada: ${missing.join(', ')}. Pakailah contoh berkas di halaman ini.`);
  if (lines.length > limits.rows) throw unusable('Paling banyak 1.000 baris. Bagi menjadi beberapa berkas.');
  return lines.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

function decode(csv: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(csv);
  } catch {
    throw unusable('Berkas ini tidak berbentuk UTF-8. Di Excel pilih "CSV UTF-8 (Comma delimited)" saat menyimpan.');
  }
}

interface ParsedLine {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function parseCsv(text: string, delimiter: string): ParsedLine[] {
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true
    }) as unknown as ParsedLine[];
  } catch (problem) {
    const line = (problem as { lines?: number }).lines;
    throw unusable(
      `Berkas CSV ini tidak dapat dibaca${line ? `, mulai baris ${line}` : ''}. Periksa tanda kutip dan jumlah kolomnya.`
    );
  }
}

const unusable = (message: string) => invalid(message, { file: message });

const normal = (text: string) => text.trim().toLowerCase();

/** The code of a cell that holds a code or its Indonesian name; undefined for anything else. */
function codeOf<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, Localized>>,
  cell: string
): Code | undefined {
  return codes.find((code) => normal(cell) === code || normal(cell) === normal(names[code].id));
}

/** `2026-11-24`, `24/11/2026` or `24-11-2026` as the first; anything else as it is. */
function dateOf(cell: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(cell) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isOfficeDate(date) ? date : cell;
}

/** A line as the fields of the entry form. Empty cells take what fits most lists of the inspectorate. */
export function entryFieldsOf({ cells }: ImportLine): Record<string, string | undefined> {
  const cell = (column: ImportColumn) => cells[column]?.trim() || undefined;
  const choice = <Code extends string>(
    column: ImportColumn,
    codes: readonly Code[],
    names: Readonly<Record<Code, Localized>>,
    fallback: Code
  ) => {
    const text = cell(column);
    return text === undefined ? fallback : (codeOf(codes, names, text) ?? text);
  };
  const occurredOn = cell('tanggal_kejadian');
  return {
    externalReference: cell('nomor_referensi'),
    receivedOn: dateOf(cell('tanggal_diterima') ?? ''),
    channel: choice('kanal', complaintChannels, complaintChannelNames, 'inspectorate'),
    class: choice('jenis', complaintClasses, classNames, 'complaint'),
    category: choice('kategori', categories, categoryNames, 'other'),
    subject: cell('judul'),
    description: cell('uraian') ?? '',
    occurredOn: occurredOn && dateOf(occurredOn),
    place: cell('tempat'),
    name: cell('nama'),
    address: cell('alamat'),
    phone: cell('telepon'),
    email: cell('email'),
    identity: choice('identitas', identityChoices, identityChoiceNames, cell('nama') ? 'identified' : 'anonymous')
  };
}

/** Column of a field of the entry form. */
export const importColumnOf: Readonly<Record<string, ImportColumn>> = {
  externalReference: 'nomor_referensi',
  receivedOn: 'tanggal_diterima',
  channel: 'kanal',
  class: 'jenis',
  category: 'kategori',
  subject: 'judul',
  description: 'uraian',
  occurredOn: 'tanggal_kejadian',
  place: 'tempat',
  name: 'nama',
  address: 'alamat',
  phone: 'telepon',
  email: 'email',
  identity: 'identitas'
};
