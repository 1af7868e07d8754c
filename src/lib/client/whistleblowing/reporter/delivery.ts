import type { Attachment, OutgoingAttachments } from './attachments.ts';
import { isTaken, type Answer } from './calls.ts';

/** What the page holds when its button is pressed. */
export interface Draft {
  /** All that was typed and chosen, as one text. */
  readonly said: string;
  readonly files: readonly Attachment[];
}

export const isSameDraft = (one: Draft, other: Draft): boolean =>
  one.said === other.said &&
  one.files.length === other.files.length &&
  one.files.every((file, at) => file === other.files[at]);

/** A draft that was encrypted and waits to be taken: sent again it is the same one, never a second. */
export interface Sealed {
  readonly draft: Draft;
  readonly body: object;
  readonly attachments: OutgoingAttachments;
}

/**
 * What became of a press. `taken`: this draft is with the server. `earlier`: one that was sent before is, and what was changed since
 * is not. `uncertain`: nobody knows. `wait`: the office is to answer first. The others: nothing of it is stored.
 */
export type Delivery<Kind extends Sealed = Sealed> =
  | { readonly status: 'taken' | 'earlier'; readonly sealed: Kind }
  | { readonly status: 'not_encrypted' | 'uncertain' | 'refused' | 'keys_changed' | 'wait' | 'broken' };

export type Post = (body: object) => Promise<Answer>;

/** No answer, or the server failed: it may have stored it all the same. */
export const isUncertain = ({ status, body }: Answer): boolean => status >= 500 && body.closed === undefined;

const lost: Answer = { status: 599, body: {} };

export const postOnce = (post: Post, { body }: Sealed): Promise<Answer> => post(body).catch(() => lost);

/**
 * Delivers a report once, however often its button is pressed and whatever is changed between two presses: what may have been taken is
 * kept, with its files, until it is known.
 */
export function reportDelivery(
  seal: (draft: Draft) => Promise<Sealed>,
  post: Post
): (draft: Draft) => Promise<Delivery> {
  let waiting: readonly Sealed[] = [];

  return async (draft) => {
    let sealed = waiting.find((earlier) => isSameDraft(earlier.draft, draft));
    try {
      sealed ??= await seal(draft);
    } catch {
      return { status: 'not_encrypted' };
    }
    const others = waiting.filter((earlier) => earlier !== sealed);
    waiting = [...others, sealed];
    const answer = await postOnce(post, sealed);
    if (isTaken(answer)) return { status: 'taken', sealed };
    if (isUncertain(answer)) return { status: 'uncertain' };
    if (answer.body.problem === 'other_content') return takenEarlier(others, post);
    waiting = others;
    return { status: answer.body.problem === 'key_list_changed' ? 'keys_changed' : 'refused' };
  };
}

/** Finds out which one the server holds: it knows that one again. */
async function takenEarlier(others: readonly Sealed[], post: Post): Promise<Delivery> {
  for (const sealed of others) {
    const answer = await postOnce(post, sealed);
    if (isTaken(answer)) return { status: 'earlier', sealed };
    if (isUncertain(answer)) return { status: 'uncertain' };
  }
  return { status: 'refused' };
}
