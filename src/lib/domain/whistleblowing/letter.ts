import type { Filing } from '#lib/protocol/wbs1/filing.ts';
import { reportKinds, type ReportKind } from './report-kind.ts';
import { reportStates, type ReportState } from './report-state.ts';
import { closingReasons, type ClosingReason } from './closing-reason.ts';

/** A file that a message brings; its chunks lie beside it, sealed with this key. */
export interface LetterFile {
  /** 16 bytes, base64url; so are key (32 bytes) and prefix (7 bytes) of the chunks. */
  readonly fileId: string;
  /** As the sender called it: a text, never a path or an address. */
  readonly name: string;
  /** Bytes before padding. */
  readonly size: number;
  readonly key: string;
  readonly prefix: string;
}

/** Questions of the report form beside the main text, in the form's order. */
export const letterQuestions = [
  'who',
  'where',
  'when',
  'how',
  'witnesses',
  'ongoing',
  'reprisal',
  'leadership'
] as const;
export type LetterQuestion = (typeof letterQuestions)[number];

export const letterQuestionNames: Readonly<Record<LetterQuestion, { readonly id: string; readonly en: string }>> = {
  who: { id: 'Siapa yang terlibat', en: 'Who is involved' },
  where: { id: 'Di mana', en: 'Where' },
  when: { id: 'Kapan', en: 'When' },
  how: { id: 'Bagaimana terjadinya', en: 'How it happened' },
  witnesses: { id: 'Siapa lagi yang tahu', en: 'Who else knows' },
  ongoing: { id: 'Masih berlangsung', en: 'Still going on' },
  reprisal: { id: 'Risiko pembalasan', en: 'Risk of reprisal' },
  leadership: { id: 'Menyangkut pimpinan', en: 'Concerns the leadership' }
};

/** What the text of a message says once it is decrypted. On the wire it is JSON with these names; absent is empty. */
export interface Letter {
  readonly text: string;
  readonly kind: ReportKind | null;
  readonly answers: Readonly<Partial<Record<LetterQuestion, string>>>;
  /** Ids of the keys whose holders the report is about: nobody may ever give them its key. */
  readonly excluded: readonly string[];
  readonly files: readonly LetterFile[];
  /** Of a message of kind `state` only. */
  readonly state: ReportState | null;
  readonly reason: ClosingReason | null;
  /** Of a report: its reporter asks for a proof of filing. */
  readonly wantsProof: boolean;
  /** Of a message of kind `proof`. */
  readonly proof: FilingProof | null;
}

/** That this report came to this office on that day, signed: no time, no number, nothing of what it says. */
export interface FilingProof extends Filing {
  /** `signFiling`'s. */
  readonly signature: string;
}

const emptyLetter: Letter = {
  ...{ text: '', kind: null, answers: {}, excluded: [], files: [], state: null, reason: null },
  ...{ wantsProof: false, proof: null }
};

/** @returns JSON without what is empty */
export function writeLetter(letter: Partial<Letter>): string {
  const isEmpty = (value: unknown) =>
    value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
  return JSON.stringify(Object.fromEntries(Object.entries(letter).filter(([, value]) => !isEmpty(value))));
}

/** Reads whatever was decrypted: what is no letter, or has parts that are none, is shown as plain text rather than lost. */
export function readLetter(plain: string): Letter {
  const value = parsed(plain);
  if (!value) return { ...emptyLetter, text: plain };
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const oneOf = <Name extends string>(names: readonly Name[], name: string): Name | null =>
    names.find((known) => known === value[name]) ?? null;
  const list = (name: string): readonly unknown[] => (Array.isArray(value[name]) ? (value[name] as unknown[]) : []);
  const answers = isRecord(value.answers) ? value.answers : {};
  return {
    text: text('text'),
    kind: oneOf(reportKinds, 'kind'),
    answers: Object.fromEntries(
      letterQuestions.flatMap((question) => {
        const answer = answers[question];
        return typeof answer === 'string' && answer !== '' ? [[question, answer]] : [];
      })
    ),
    excluded: list('excluded').filter((id) => typeof id === 'string'),
    files: list('files').filter(isFile),
    state: oneOf(reportStates, 'state'),
    reason: oneOf(closingReasons, 'reason'),
    wantsProof: value.wantsProof === true,
    proof: readProof(value.proof)
  };
}

function readProof(value: unknown): FilingProof | null {
  if (!isRecord(value)) return null;
  const { office, day, report, signature } = value;
  if (typeof office !== 'string' || typeof day !== 'string') return null;
  if (typeof report !== 'string' || typeof signature !== 'string') return null;
  return /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day) ? { office, day, report, signature } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(plain: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(plain);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFile(value: unknown): value is LetterFile {
  if (!isRecord(value)) return false;
  const texts = [value.fileId, value.name, value.key, value.prefix].every((part) => typeof part === 'string');
  return texts && Number.isSafeInteger(value.size) && Number(value.size) >= 0;
}
