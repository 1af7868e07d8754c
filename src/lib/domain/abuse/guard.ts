import type { Localized } from '#lib/domain/surveys/localized.ts';

/** Names of the guard's fields in a form. The trap is one people do not see and programs fill. */
export const guardFields = {
  challenge: 'guardChallenge',
  proof: 'guardProof',
  answer: 'guardAnswer',
  trap: 'guardHomepage'
} as const;

/** What a guarded form carries. */
export interface FormGuard {
  /** Goes back as it is. */
  readonly challenge: string;
  /** What a proof is made for. */
  readonly nonce: string;
  /** Bits of work; 0: nothing is asked. */
  readonly bits: number;
  /** To be answered where no script can do the work; undefined while nothing is asked. */
  readonly question: string | undefined;
}

/** Milliseconds nobody fills a form in. */
export const minimumFillMs = 3_000;

/**
 * Whether a submission looks like a program's. It is taken all the same, and set apart.
 *
 * @param filledMs from the making of the form to its arrival; undefined when the form carried no challenge of ours
 */
export function looksAutomatic(sent: { readonly trap: string; readonly filledMs: number | undefined }): boolean {
  return sent.trap !== '' || sent.filledMs === undefined || sent.filledMs < minimumFillMs;
}

/** `question`: the answer is missing or wrong, and no work was done in its place. */
export type GuardProblem = 'question';

export const guardProblemText: Readonly<Record<GuardProblem, Localized>> = {
  question: {
    id: 'Sedang banyak kiriman masuk. Jawab pertanyaan ini, lalu kirim lagi. Tulisan Anda masih ada.',
    en: 'Many messages are arriving. Answer this question, then send again. Your text is still here.'
  }
};
