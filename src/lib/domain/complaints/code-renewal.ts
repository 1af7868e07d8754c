import type { IdentityChoice } from './identity-choice.ts';

export interface CodeRenewalFacts {
  readonly identity: IdentityChoice;
  /** A code opens the case; none does after an import. */
  readonly hasCode: boolean;
  /** Name or contact of the complainant are kept. */
  readonly isKnown: boolean;
  readonly isErased: boolean;
}

/** `open`, or why there is no new code. */
export type CodeRenewal = 'open' | 'assignee_only' | 'unknown_person' | 'erased';

/**
 * Whether an officer may make a new tracking code. Whoever holds it reads everything, so whoever asks for it must be the person the
 * case names; of a confidential one only its handler can tell.
 */
export function codeRenewal(
  { identity, hasCode, isKnown, isErased }: CodeRenewalFacts,
  isHandler: boolean
): CodeRenewal {
  if (isErased) return 'erased';
  if (identity === 'confidential' && !isHandler) return 'assignee_only';
  return hasCode && !isKnown ? 'unknown_person' : 'open';
}

/** Why there is no new code, and what to do instead. */
export const codeRenewalRefusals: Readonly<Record<Exclude<CodeRenewal, 'open'>, string>> = {
  assignee_only:
    'Pengadu meminta namanya dirahasiakan: hanya petugas yang menangani pengaduan ini dapat membuat kode baru. Bila itu Anda, ambil dahulu pengaduannya.',
  unknown_person:
    'Pengaduan ini tidak menyimpan nama, jadi tidak ada yang dapat dicocokkan dengan orang yang meminta kode. Minta ia mengirim pengaduan baru yang menyebut nomor ini.',
  erased: 'Isi pengaduan ini sudah dihapus, jadi tidak ada yang dapat dibuka dengan kode baru.'
};
