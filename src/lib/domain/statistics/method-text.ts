import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { significanceLevel } from './change.ts';
import type { Method } from './method.ts';

type Asked = Pick<Instrument, 'items' | 'scaleMax' | 'index' | 'gradeNote'>;

/**
 * Every setting that shaped a result in plain sentences, so that anybody can compute it again. The first sentence of the IKM
 * is the note of the regulation's own publication form.
 */
export function methodSentences(method: Method, instrument: Asked, locale: Locale): string[] {
  const sentences = locale === 'id' ? inIndonesian(method, instrument) : inEnglish(method, instrument);
  return instrument.gradeNote ? [...sentences, instrument.gradeNote[locale]] : sentences;
}

const percent = Math.round(significanceLevel * 100);

/** `PermenPANRB Nomor 14 Tahun 2017` from `PermenPANRB 14/2017`. */
function basisName(basis: string, locale: Locale): string {
  const words = locale === 'id' ? 'Nomor $1 Tahun $2' : 'No. $1 of $2';
  return basis.replace(/(\d+)\/(\d{4})/, words);
}

function weightText({ weight }: Method, items: number, locale: Locale): string {
  if (weight === 'exact' || weight === null) return `1/${items}`;
  return locale === 'id' ? weight.replace('.', ',') : weight;
}

function conversionText({ conversion }: Method, { scaleMax }: Asked, mean: string): string {
  return conversion === 'linear' ? `1 + (${mean} − 1) × 3/${scaleMax - 1}` : `${mean} ÷ ${scaleMax} × 4`;
}

function inIndonesian(method: Method, asked: Asked): string[] {
  const { basis, confidence, rules } = method;
  const items = asked.items.length;
  const law = basisName(basis, 'id');
  const formula =
    method.index === 'weighted-25'
      ? `Nilai dihitung sesuai ${law} (${items} unsur, bobot ${weightText(method, items, 'id')}, IKM = NRR tertimbang × 25).`
      : `Nilai dihitung dari ${items} pernyataan pada skala 1 sampai ${asked.scaleMax} (${law}); ${asked.index.code} = ${conversionText(method, asked, 'rata-rata')}.`;
  return [
    formula,
    'Pertanyaan yang dilewati tidak dihitung: rata-rata setiap pertanyaan berasal dari orang yang menjawabnya, dan semua pertanyaan sama bobotnya.',
    `Indeks dibulatkan satu kali, di akhir, menjadi ${method.decimals} angka di belakang koma (angka 5 ke atas). Mutu dinilai sesudah itu.`,
    `Rentang kepercayaan ${confidence}% dihitung dari rata-rata setiap responden dengan sebaran t. Rentang ini menggambarkan kebetulan dalam jawaban, bukan pendapat orang yang tidak mengisi survei.`,
    `Naik atau turun kami sebut hanya jika bedanya nyata (uji Welch, taraf ${percent}%).`,
    `Indeks tampil mulai ${rules.minimumN} responden; di bawah ${rules.limitedBelow} responden kami tulis "data terbatas". Kelompok berisi 1 sampai ${rules.smallestCell - 1} orang tidak ditampilkan untuk menjaga kerahasiaan.`,
    `Versi kuesioner: ${method.instrument}.`
  ];
}

function inEnglish(method: Method, asked: Asked): string[] {
  const { basis, confidence, rules } = method;
  const items = asked.items.length;
  const law = basisName(basis, 'en');
  const formula =
    method.index === 'weighted-25'
      ? `Computed as ${law} sets out (${items} elements, weight ${weightText(method, items, 'en')} each, IKM = weighted mean × 25).`
      : `Computed from ${items} statements on a scale of 1 to ${asked.scaleMax} (${law}); ${asked.index.code} = ${conversionText(method, asked, 'mean')}.`;
  return [
    formula,
    'Skipped questions do not count: the mean of a question is taken over the people who answered it, and every question weighs the same.',
    `The index is rounded once, at the end, to ${method.decimals} decimals (half up). The grade is read after that.`,
    `The ${confidence}% confidence interval comes from the mean of each respondent, by Student's t. It describes chance in the answers, not the people who did not answer.`,
    `We say up or down only when the difference is significant (Welch's test, ${percent}% level).`,
    `The index is shown from ${rules.minimumN} respondents on; below ${rules.limitedBelow} we say "limited data". Groups of 1 to ${rules.smallestCell - 1} people are not shown, so that nobody can be recognised.`,
    `Questionnaire version: ${method.instrument}.`
  ];
}
