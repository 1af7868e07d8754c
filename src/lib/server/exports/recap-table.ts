import { monthTitle } from '#lib/domain/calendar/month.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import {
  columnsFor,
  matrixColumnNames,
  matrixRows,
  type MatrixColumn,
  type MatrixSetting
} from '#lib/domain/complaints/recap-matrix.ts';
import { recapReckoning } from '#lib/domain/complaints/recap-words.ts';
import type { MonthRecap } from '#lib/domain/complaints/recap.ts';
import { office } from '#lib/domain/office/office.ts';
import { countGroups } from '#lib/server/complaints/recap-presenter.ts';
import type { AuditHead } from '#lib/server/audit/service.ts';
import { toCsv, type CsvForm } from './csv.ts';
import { writeWorkbook } from './quarter-xlsx.ts';
import type { CellValue } from './response-columns.ts';
import { makeSheet, type FormattedNumber, type Sheet } from './sheet.ts';

/** Names of the columns for programs; Excel's header and the words below it are those of the page's language. */
const machineNames: Readonly<Record<MatrixColumn, string>> = {
  number: 'no',
  registerNumber: 'register_number',
  receivedOn: 'received_on',
  channel: 'channel',
  category: 'category',
  handlingClass: 'class',
  summary: 'summary',
  state: 'state',
  followUp: 'follow_up',
  endedOn: 'ended_on',
  workingDays: 'working_days',
  note: 'note'
};

/** The matrix, one line a case; a month without any has the header alone. */
export function recapCsv(recap: MonthRecap, setting: MatrixSetting, form: CsvForm): string {
  const keys = columnsFor(setting.audience);
  const columns = Object.fromEntries(
    keys.map((key) => [machineNames[key], matrixColumnNames[key][setting.locale]] as const)
  );
  const rows = matrixRows(recap, setting).map((row) =>
    Object.fromEntries(keys.map((key) => [machineNames[key], row[key]] as const))
  );
  return toCsv(columns, rows, form);
}

const widths: Partial<Readonly<Record<MatrixColumn, number>>> = {
  number: 6,
  registerNumber: 22,
  category: 32,
  handlingClass: 34,
  summary: 60,
  state: 30,
  followUp: 44,
  workingDays: 12,
  note: 34
};

/** What a workbook says of itself. */
export interface RecapStand {
  /** `Ditetapkan 1 Desember 2026, versi 1`, or that the month still runs. */
  readonly stand: string;
  readonly madeAt: number;
  /** In staff's files only. */
  readonly auditHead?: AuditHead;
}

/** Figures, counts by category and channel, and the matrix, each on a sheet of its own. */
export function recapWorkbook(recap: MonthRecap, setting: MatrixSetting, stand: RecapStand): Promise<Buffer> {
  return writeWorkbook([figureSheet(recap, setting, stand), countSheet(recap, setting), matrixSheet(recap, setting)]);
}

function figureSheet(recap: MonthRecap, { locale }: MatrixSetting, { stand, madeAt, auditHead }: RecapStand): Sheet {
  const rate = (value: number | null): FormattedNumber | string =>
    value === null ? '–' : { value: value / 100, format: '0.00' };
  const words =
    locale === 'id'
      ? (['Kantor', 'Bulan', 'Status angka', 'Berkas dibuat'] as const)
      : (['Office', 'Month', 'Figures', 'File made'] as const);
  const rows: (readonly (CellValue | FormattedNumber)[])[] = [
    [words[0], office.name],
    [words[1], monthTitle(recap, locale)],
    [words[2], stand],
    [words[3], formatDateTime(madeAt, locale)],
    ...recapReckoning(recap).map(({ label, value }) => [label[locale], value]),
    [locale === 'id' ? '% selesai' : '% done', rate(recap.doneRate)],
    [locale === 'id' ? 'Ditanggapi pada bulan ini' : 'Answered in the month', recap.answered],
    [locale === 'id' ? 'Di antaranya tepat waktu' : 'Of these, in time', recap.answeredOnTime],
    [locale === 'id' ? '% tepat waktu' : '% in time', rate(recap.onTimeRate)],
    ...(auditHead
      ? [
          ['Jejak audit, entri terakhir', auditHead.number],
          ['Jejak audit, SHA-256', auditHead.hash]
        ]
      : [])
  ];
  const columns =
    locale === 'id'
      ? [
          { header: 'Keterangan', width: 48 },
          { header: 'Nilai', width: 40 }
        ]
      : [
          { header: 'What', width: 48 },
          { header: 'Value', width: 40 }
        ];
  return makeSheet(locale === 'id' ? 'Ringkasan' : 'Summary', columns, rows);
}

function countSheet(recap: MonthRecap, { locale }: MatrixSetting): Sheet {
  const rows = countGroups(recap).flatMap(({ title, bars }) =>
    bars.map(({ label, count }) => [title[locale], label[locale], count])
  );
  const headers = locale === 'id' ? ['Menurut', 'Nama', 'Jumlah'] : ['By', 'Name', 'Count'];
  const columns = headers.map((header, place) => ({ header, width: [20, 44, 10][place] ?? 10 }));
  return makeSheet(locale === 'id' ? 'Kategori dan kanal' : 'Category and channel', columns, rows);
}

function matrixSheet(recap: MonthRecap, setting: MatrixSetting): Sheet {
  const keys = columnsFor(setting.audience);
  const columns = keys.map((key) => ({ header: matrixColumnNames[key][setting.locale], width: widths[key] ?? 16 }));
  const rows = matrixRows(recap, setting).map((row) => keys.map((key) => row[key]));
  return makeSheet(setting.locale === 'id' ? 'Matriks' : 'Matrix', columns, rows);
}
