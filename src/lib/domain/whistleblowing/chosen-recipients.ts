import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';

export interface RecipientChoice {
  /** The report is about the leadership: only recipients outside the office get a key. */
  readonly leadership: boolean;
  /** Keys of recipients the report is about. */
  readonly excluded: readonly string[];
}

/**
 * Who gets a key to a report, the sealed-envelope key included; undefined when nobody outside the office is left, so that it must not
 * be sent here (whistleblowing.md §8.0.15).
 *
 * @param offered live keys of the list in force
 */
export function chosenRecipients(
  offered: readonly ListedKey[],
  { leadership, excluded }: RecipientChoice
): readonly ListedKey[] | undefined {
  const chosen = offered.filter(
    ({ keyId, outside, recovery }) => !excluded.includes(keyId) && (recovery || outside || !leadership)
  );
  return chosen.some(({ outside, recovery }) => outside && !recovery) ? chosen : undefined;
}

/** Ids that stand in the ciphertext as excluded: those that were named, and with the leadership everybody of the office. */
export function excludedKeys(offered: readonly ListedKey[], { leadership, excluded }: RecipientChoice): string[] {
  const people = offered.filter(({ recovery }) => !recovery);
  return people
    .filter(({ keyId, outside }) => excluded.includes(keyId) || (leadership && !outside))
    .map(({ keyId }) => keyId);
}
