import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';

/** A person's place, which outlives their key. */
export const postOf = ({ label, office }: Pick<ListedKey, 'label' | 'office'>): string =>
  JSON.stringify([label, office].map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase()));

/**
 * Whether two keys of one post are live on the same day. Whom a reporter keeps out is known by their post: two people of one post
 * would be kept out together, and a person's two keys would look like two people.
 */
export function hasSharedPost(keys: readonly ListedKey[]): boolean {
  const holders = keys.filter(({ recovery }) => !recovery);
  return holders.some((one, at) =>
    holders
      .slice(at + 1)
      .some((other) => postOf(one) === postOf(other) && beginsWithin(one, other) && beginsWithin(other, one))
  );
}

const beginsWithin = ({ from }: ListedKey, { to }: ListedKey): boolean => to === null || from <= to;
