import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { periodName } from '#lib/domain/calendar/period.ts';
import { office } from '#lib/domain/office/office.ts';
import type { ItemFigures } from '#lib/domain/statistics/item-means.ts';
import type { SurveyResult } from '#lib/domain/statistics/result.ts';
import { channels } from '#lib/domain/surveys/response.ts';
import { surveyOf } from '#lib/domain/surveys/survey.ts';
import { channelNames, roundStatusNames } from '#lib/domain/surveys/survey-words.ts';
import type { AuditHead } from '#lib/server/audit/service.ts';
import type { StaffRoundResult } from '#lib/server/statistics/service.ts';
import { instrumentOf, type UncountedResponses } from '#lib/server/surveys/service.ts';
import type { CellValue, ResponseColumn } from './response-columns.ts';
import { makeSheet, type FormattedNumber, type Sheet } from './sheet.ts';

type Facts = readonly (readonly [string, CellValue | FormattedNumber])[];

const hundredths = (value: number): FormattedNumber => ({ value: value / 100, format: '0.00' });

export function summarySheet(
  staff: StaffRoundResult,
  uncounted: UncountedResponses,
  madeAt: number,
  rowsInFile: number
): Sheet {
  const { round, status, result, heldN, withHeld } = staff;
  const { name, code } = surveyOf(round.survey);
  return factSheet('Ringkasan', [
    ['Kantor', office.name],
    ['Survei', `${name.id} (${code.toUpperCase()})`],
    ['Periode', periodName(round.period)],
    ['Dibuka', formatDate(round.opensOn)],
    ['Ditutup', formatDate(round.closesOn)],
    ['Status', roundStatusNames[status]],
    ['Versi terbitan', round.version],
    ['Berkas dibuat', formatDateTime(madeAt)],
    ['Baris pada lembar Jawaban', rowsInFile],
    ['Jawaban dihitung (n)', result.n],
    ['Ditandai, tidak dihitung', heldN],
    ['Terlambat, tidak dihitung', uncounted.late],
    ['Dibatalkan', uncounted.voided],
    ['Isi lain dengan ID yang sama, tidak dihitung', uncounted.quarantined],
    ...indexFacts(result, ''),
    ...(withHeld ? indexFacts(withHeld, ' bila yang ditandai ikut dihitung') : []),
    ...channels.map((channel) => [`Jawaban lewat ${channelNames[channel].id}`, result.channels[channel]] as const)
  ]);
}

function indexFacts({ index, n }: SurveyResult<'staff'>, when: string): Facts {
  if (!index) return [[`Indeks${when}`, `tidak dapat dihitung (n = ${n})`]];
  const { code, interval } = index;
  return [
    [`${code}${when}, skala ${index.outOf}`, hundredths(index.value)],
    ...(index.outOf === 100 ? [] : [[`${code}${when}, skala 100`, hundredths(index.value100)] as const]),
    [`Mutu${when}`, `${index.grade.code} (${index.grade.label.id})`],
    [`Mutu yang mungkin${when}`, index.possibleGrades.map((grade) => grade.code).join(', ')],
    ...(interval
      ? ([
          [`Batas bawah rentang 95%${when}`, hundredths(interval.low)],
          [`Batas atas rentang 95%${when}`, hundredths(interval.high)]
        ] as const)
      : []),
    ...(index.points === null ? [] : [[`Nilai LKE${when}`, hundredths(index.points)] as const]),
    ...index.targets.map(
      ({ name, target, reached }) =>
        [
          `Target ${name} ${(target / 100).toFixed(2).replace('.', ',')}${when}`,
          reached ? 'tercapai' : 'belum tercapai'
        ] as const
    )
  ];
}

export function itemSheet({ round, result }: StaffRoundResult): Sheet {
  const instrument = instrumentOf(round);
  const elements = new Map(instrument.items.map((item) => [item.key, item]));
  const columns = [
    { header: 'Kunci', width: 20 },
    { header: 'Unsur', width: 34 },
    { header: 'Pertanyaan', width: 60 },
    { header: 'Menjawab', width: 11 },
    { header: 'NRR', width: 10, format: '0.000' as const },
    { header: 'NRR tertimbang', width: 12, format: '0.000' as const },
    { header: 'Nilai skala 100', width: 12, format: '0.00' as const },
    { header: 'Mutu', width: 8 },
    { header: 'Peringkat (1 = terendah)', width: 14 }
  ];
  const row = (item: ItemFigures): CellValue[] => [
    item.key,
    elements.get(item.key)?.element.id ?? item.key,
    elements.get(item.key)?.question.id ?? '',
    item.n,
    divided(item.meanThousandths, 1000),
    divided(item.weightedThousandths, 1000),
    divided(item.value100, 100),
    item.grade,
    item.rank
  ];
  return makeSheet('Per unsur', columns, result.items.map(row));
}

const divided = (units: number | null, by: number): number | null => (units === null ? null : units / by);

export function dictionarySheet(columns: readonly ResponseColumn[]): Sheet {
  const widths = [
    { header: 'Kolom', width: 32 },
    { header: 'Nama di CSV mesin', width: 26 },
    { header: 'Isi', width: 60 },
    { header: 'Kode', width: 20 },
    { header: 'Arti kode', width: 44 }
  ];
  const rows = columns.flatMap(({ header, key, meaning, codes = [[null, '']] }) =>
    codes.map(([code, label]): CellValue[] => [header, key, meaning, code, label || null])
  );
  return makeSheet('Kamus data', widths, rows);
}

export function methodSheet({ result }: StaffRoundResult, auditHead: AuditHead): Sheet {
  const { method } = result;
  const conversions = { ratio: 'nilai / skala × 4', linear: '1 tetap 1, nilai tertinggi menjadi 4' };
  return factSheet('Metode', [
    ['Instrumen', method.instrument],
    ['Dasar', method.basis],
    [
      'Indeks',
      method.index === 'weighted-25' ? 'rata-rata tertimbang unsur × 25' : 'rata-rata pernyataan pada skala 4'
    ],
    ...(method.weight
      ? [['Bobot tiap unsur', method.weight === 'exact' ? 'sama besar, pecahan tepat' : method.weight] as const]
      : []),
    ...(method.conversion ? [['Konversi ke skala 4', conversions[method.conversion]] as const] : []),
    ['Pertanyaan yang dilewati', 'tidak ikut: rata-rata tiap unsur dari yang menjawab, lalu rata-rata unsur'],
    ['Pembulatan', 'satu kali di akhir, setengah ke atas'],
    ['Desimal', method.decimals],
    ['Rentang kepercayaan', `${method.confidence}%, sebaran t atas rata-rata responden`],
    ['Indeks untuk umum mulai dari (n)', method.rules.minimumN],
    ['Data terbatas di bawah (n)', method.rules.limitedBelow],
    ['Kelompok terkecil untuk umum', method.rules.smallestCell],
    ['Jejak audit, entri terakhir', auditHead.number],
    ['Jejak audit, SHA-256', auditHead.hash]
  ]);
}

function factSheet(name: string, facts: Facts): Sheet {
  return makeSheet(
    name,
    [
      { header: 'Keterangan', width: 48 },
      { header: 'Nilai', width: 60 }
    ],
    facts
  );
}
