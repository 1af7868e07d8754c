import type { KeyListBody, ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { postOf } from './posts.ts';

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

/**
 * Keys that may never be given a report, of all lists that there were: those its reporter named, every later key of the same label
 * and office, and with the leadership each one inside the office. So a new list, or a new key, takes nothing back.
 *
 * @param choice what the letter says; with the leadership also who does not know
 */
export function refusedKeys(lists: Iterable<KeyListBody>, { leadership, excluded }: RecipientChoice): string[] {
  const keys = [...lists].flatMap((list) => list.keys).filter(({ recovery }) => !recovery);
  const posts = new Set(keys.filter(({ keyId }) => excluded.includes(keyId)).map(postOf));
  const refused = keys.filter((key) => posts.has(postOf(key)) || (leadership && !key.outside));
  return [...new Set([...excluded, ...refused.map(({ keyId }) => keyId)])];
}
