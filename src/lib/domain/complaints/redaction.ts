/** Why an officer closes a passage or a message, or takes a file from sight; the complainant reads it. */
export const redactionReasons = ['third_party', 'own_data', 'insult', 'unsafe'] as const;
export type RedactionReason = (typeof redactionReasons)[number];

export const redactionReasonNames: Readonly<Record<RedactionReason, { readonly id: string; readonly en: string }>> = {
  third_party: { id: 'memuat data pribadi orang lain', en: 'it holds personal data of somebody else' },
  own_data: { id: 'memuat data pribadi pengadu', en: 'it holds personal data of the complainant' },
  insult: { id: 'memuat hinaan atau ancaman', en: 'it holds an insult or a threat' },
  unsafe: { id: 'berkasnya berbahaya dibuka', en: 'the file is dangerous to open' }
};

/** What was closed, each with a word of its own in the events; of a note only the office knows. */
export const redactedParts = ['content', 'attachment', 'message', 'note'] as const;
export type RedactedPart = (typeof redactedParts)[number];

/** As an event holds it. */
export const redactionDetail = (part: RedactedPart, reason: RedactionReason): string => `${part}:${reason}`;

/** Undefined where the event names no part and reason. */
export function readRedaction(
  detail: string | null
): { readonly part: RedactedPart; readonly reason: RedactionReason } | undefined {
  const [partText, reasonText] = detail?.split(':') ?? [];
  const part = redactedParts.find((each) => each === partText);
  const reason = redactionReasons.find((each) => each === reasonText);
  return part && reason && { part, reason };
}

/** What stands in the place of a closed passage. */
export const redactionMark = '[ditutup petugas]';

/** The text with every occurrence of the passages closed, one passage after the other; what is closed already stays as it is. */
export function blackOut(text: string, passages: readonly string[]): string {
  return passages.reduce(
    (shown, passage) =>
      passage === ''
        ? shown
        : shown
            .split(redactionMark)
            .map((open) => open.replaceAll(passage, () => redactionMark))
            .join(redactionMark),
    text
  );
}
