import {
  respondentChoiceLabel,
  respondentFieldNames,
  respondentFields,
  type RespondentField
} from '#lib/domain/surveys/respondent.ts';
import { channels } from '#lib/domain/surveys/response.ts';
import type { Instrument, Item } from '#lib/domain/surveys/instrument.ts';
import { channelNames } from '#lib/domain/surveys/survey-words.ts';
import { meanScale, scaledMean } from '#lib/domain/statistics/tally.ts';
import { rowStandings, type ResponseRow, type RowStanding } from './response-row-repository.ts';

export type CellValue = string | number | null;

/** One column of the answers, in CSV and XLSX alike. */
export interface ResponseColumn {
  /** Header of the machine form: a stable name, never an element's number. */
  readonly key: string;
  /** Header for people. */
  readonly header: string;
  readonly meaning: string;
  /** The codes that can stand in it, with their meaning. */
  readonly codes?: readonly (readonly [code: CellValue, meaning: string])[];
  /** Digits after the decimal mark; without it numbers are whole. */
  readonly decimals?: number;
  readonly valueOf: (row: ResponseRow) => CellValue;
}

const standingNames: Readonly<Record<RowStanding, string>> = {
  counted: 'Dihitung',
  held: 'Ditandai, tidak dihitung',
  late: 'Terlambat, tidak dihitung',
  void: 'Dibatalkan'
};

const flagNames: Readonly<Record<string, string>> = { burst: 'Banyak sekaligus dari satu alamat' };

/** Code columns and label columns of a round's answers, the free text last. */
export function responseColumns(instrument: Instrument): ResponseColumn[] {
  return [
    { key: 'id', header: 'ID', meaning: 'Nomor acak jawaban; tidak terkait dengan orang.', valueOf: (row) => row.id },
    {
      key: 'date',
      header: 'Tanggal',
      meaning: 'Hari menjawab menurut perangkat (WITA), TTTT-BB-HH.',
      valueOf: (row) => row.takenOn
    },
    { key: 'instrument', header: 'Instrumen', meaning: 'Versi kuesioner.', valueOf: (row) => row.instrumentId },
    ...coded(
      'channel',
      'Kanal',
      'Cara mengisi.',
      channels.map((code) => [code, channelNames[code].id]),
      (row) => row.channel
    ),
    ...instrument.items.flatMap((item, place) => itemColumns(item, place)),
    {
      key: 'mean',
      header: 'Rata-rata responden',
      meaning: `Rata-rata nilai yang dijawab, skala 1–${instrument.scaleMax}; pertanyaan yang dilewati tidak ikut.`,
      decimals: 4,
      valueOf: (row) => scaledMean(row.answers) / meanScale
    },
    ...respondentFieldNames.flatMap(profileColumns),
    {
      key: 'duration_seconds',
      header: 'Lama mengisi (detik)',
      meaning: 'Dari pertanyaan pertama sampai kirim, menurut perangkat; kosong bila tidak diukur.',
      valueOf: (row) => (row.durationMs === null ? null : Math.round(row.durationMs / 1000))
    },
    ...coded(
      'standing',
      'Status',
      'Apakah jawaban masuk hitungan.',
      rowStandings.map((code) => [code, standingNames[code]]),
      (row) => row.standing
    ),
    {
      key: 'flags',
      header: 'Tanda',
      meaning: 'Tanda otomatis, dipisah spasi.',
      codes: Object.entries(flagNames),
      valueOf: (row) => row.flags.join(' ') || null
    },
    {
      key: 'void_reason',
      header: 'Alasan batal',
      meaning: 'Hanya pada jawaban yang dibatalkan.',
      valueOf: (row) => row.voidReason
    },
    {
      key: 'suggestion',
      header: 'Saran',
      meaning: 'Teks bebas responden. Dapat memuat data pribadi: jangan diteruskan ke luar kantor.',
      valueOf: (row) => row.suggestion
    }
  ];
}

function itemColumns(item: Item, place: number): ResponseColumn[] {
  const options = item.options.map(({ value, label }) => [value, label.id] as const);
  return coded(item.key, item.element.id, item.question.id, options, (row) => row.answers[place] ?? null);
}

function profileColumns(field: RespondentField): ResponseColumn[] {
  const { label, choices } = respondentFields[field];
  const key = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const codes = Object.keys(choices).map((code) => [code, respondentChoiceLabel(field, code).id] as const);
  return coded(key, label.id, 'Profil responden; kosong bila tidak diisi.', codes, (row) => row[field]);
}

/** A column of codes and beside it the same in words. */
function coded(
  key: string,
  header: string,
  meaning: string,
  codes: readonly (readonly [code: CellValue, meaning: string])[],
  valueOf: (row: ResponseRow) => CellValue
): ResponseColumn[] {
  const words = new Map(codes);
  return [
    { key, header: `${header} (kode)`, meaning, codes, valueOf },
    {
      key: `${key}_label`,
      header,
      meaning: `${header} dalam kata-kata.`,
      valueOf: (row) => {
        const code = valueOf(row);
        return code === null ? null : (words.get(code) ?? String(code));
      }
    }
  ];
}
