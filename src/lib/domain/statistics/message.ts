import type { Grade } from '#lib/domain/surveys/instrument.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import type { Change } from './change.ts';
import { formatCount, formatHundredths } from './number-format.ts';
import type { IndexResult, SurveyResult } from './result.ts';

/** A run of the message; the grade is emphasized where the medium can. */
export interface MessagePart {
  readonly text: string;
  readonly emphasis: boolean;
}

const plain = (text: string): MessagePart => ({ text, emphasis: false });
const strong = (text: string): MessagePart => ({ text, emphasis: true });

const rated: Record<Locale, Record<SurveySlug, string>> = {
  id: {
    'pelayanan-publik': 'menilai pelayanan',
    'persepsi-korupsi': 'menilai kantor kami',
    'kualitas-pelayanan': 'menilai kualitas pelayanan'
  },
  en: {
    'pelayanan-publik': 'the service',
    'persepsi-korupsi': 'our office',
    'kualitas-pelayanan': 'the quality of service'
  }
};

/**
 * The result in one sentence, without full stop, as a headline: who says it, the grade, the index and the target. With limited
 * data it speaks of respondents, without an index only of counts. It never compares quarters: see `changeSentence`.
 */
export function messageOf(result: SurveyResult, locale: Locale): MessagePart[] {
  const { index } = result;
  if (!index) return [plain(locale === 'id' ? countsInIndonesian(result) : countsInEnglish(result))];
  const [grade, doubt] = [gradeWord(index.grade, locale), doubtOf(index, locale)];
  const verb = locale === 'id' ? rated.id[result.survey] : `${verbInEnglish(result)} ${rated.en[result.survey]}`;
  return [
    plain(`${subjectOf(result, locale)} ${verb} `),
    strong(grade),
    plain(`${doubt}: ${figureOf(index, locale)}${targetOf(index, locale)}`)
  ];
}

export function messageText(parts: readonly MessagePart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** `Naik 2,10 dari Triwulan III Tahun 2026`; undefined where the two rounds do not compare. `since` names the earlier round. */
export function changeSentence(change: Change, since: string, locale: Locale): string | undefined {
  const words = changeWords(change, locale);
  return words && `${words} ${locale === 'id' ? 'dari' : 'from'} ${since}`;
}

/** `Naik 2,10`, for a column that says from when; undefined where the two rounds do not compare. */
export function changeWords(change: Change, locale: Locale): string | undefined {
  if (change.verdict === 'not_comparable') return undefined;
  const size = formatHundredths(Math.abs(change.difference), locale);
  const words = {
    id: { up: `Naik ${size}`, down: `Turun ${size}`, not_significant: 'Tidak berbeda nyata' },
    en: { up: `Up ${size}`, down: `Down ${size}`, not_significant: 'No significant difference' }
  };
  return words[locale][change.verdict];
}

function subjectOf({ reliability, n }: SurveyResult, locale: Locale): string {
  if (reliability === 'full') return locale === 'id' ? 'Masyarakat' : 'The public';
  if (locale === 'id') return `${formatCount(n, 'id')} responden`;
  return `${formatCount(n, 'en')} ${n === 1 ? 'respondent' : 'respondents'}`;
}

function verbInEnglish({ reliability, n }: SurveyResult): string {
  return reliability === 'full' || n === 1 ? 'rates' : 'rate';
}

/** A grade's label inside a sentence. */
function gradeWord({ label }: Grade, locale: Locale): string {
  return label[locale].charAt(0).toLowerCase() + label[locale].slice(1);
}

function doubtOf({ grade, possibleGrades }: IndexResult, locale: Locale): string {
  const others = possibleGrades.filter(({ code }) => code !== grade.code).map((other) => gradeWord(other, locale));
  if (others.length === 0) return '';
  const [maybe, or] = locale === 'id' ? ['mungkin', 'atau'] : ['perhaps', 'or'];
  const last = others.pop() ?? '';
  const comma = others.length > 1 ? ',' : '';
  return ` (${maybe} ${others.length > 0 ? `${others.join(', ')}${comma} ${or} ${last}` : last})`;
}

function figureOf({ code, value, outOf }: IndexResult, locale: Locale): string {
  const figure = `${code} ${formatHundredths(value, locale)}`;
  if (outOf === 100) return figure;
  return `${figure} ${locale === 'id' ? 'dari' : 'of'} 4`;
}

/** The first target of the instrument, WBK: the one an office is measured by first. */
function targetOf({ targets: [target] }: IndexResult, locale: Locale): string {
  if (!target) return '';
  const value = formatHundredths(target.target, locale);
  if (locale === 'id') return `, target ${target.name} ${value} ${target.reached ? 'tercapai' : 'belum tercapai'}`;
  return `, ${target.name} target of ${value} ${target.reached ? 'reached' : 'not yet reached'}`;
}

function countsInIndonesian({ n, suppressed, method }: SurveyResult): string {
  if (n === 0) return 'Tidak ada responden pada triwulan ini';
  const counts = `${formatCount(n, 'id')} responden mengisi survei ini`;
  if (suppressed) return `${counts}; indeks ditampilkan mulai ${formatCount(method.rules.minimumN, 'id')} responden`;
  return `${counts}; indeks tidak dapat dihitung karena ada pertanyaan tanpa jawaban`;
}

function countsInEnglish({ n, suppressed, method }: SurveyResult): string {
  if (n === 0) return 'No respondents in this quarter';
  const counts = `${formatCount(n, 'en')} ${n === 1 ? 'person' : 'people'} answered this survey`;
  if (suppressed)
    return `${counts}; the index is shown from ${formatCount(method.rules.minimumN, 'en')} respondents on`;
  return `${counts}; there is no index because a question has no answers`;
}
