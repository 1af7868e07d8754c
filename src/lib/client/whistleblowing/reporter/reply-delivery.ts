import type { MailboxView } from '#lib/domain/whistleblowing/mailbox-view.ts';
import { isTaken } from './calls.ts';
import { isSameDraft, isUncertain, postOnce, type Delivery, type Draft, type Post, type Sealed } from './delivery.ts';

/** A reply that was encrypted for one place of the conversation. */
export interface SealedReply extends Sealed {
  readonly messageId: string;
  readonly previous: string;
}

interface Conversation {
  readonly view: Pick<MailboxView, 'broken' | 'messages' | 'next'>;
}

export interface ReplyDelivery<Opened> {
  readonly deliver: (draft: Draft, opened: Opened) => Promise<Delivery<SealedReply>>;
  /** What arrived is done with, its files included: the next press is another message. */
  readonly forget: () => void;
}

/** Times that a message of somebody else may come in between while one press is at work. */
const places = 3;

/**
 * Delivers a reply once. One whose answer was lost is looked for in the conversation before anything is sent again, so that a second
 * press neither doubles it nor loses its files.
 *
 * @param reopen reads and verifies the conversation again. @throws Error without an answer
 */
export function replyDelivery<Opened extends Conversation>(
  seal: (draft: Draft, opened: Opened) => Promise<SealedReply>,
  post: Post,
  reopen: () => Promise<Opened>
): ReplyDelivery<Opened> {
  let waiting: readonly SealedReply[] = [];

  const arrived = ({ view }: Opened, draft: Draft): Delivery<SealedReply> | undefined => {
    const sealed = waiting.find(({ messageId }) => view.messages.some((own) => own.own && own.messageId === messageId));
    return sealed && { status: isSameDraft(sealed.draft, draft) ? 'taken' : 'earlier', sealed };
  };
  const deliver = async (draft: Draft, opened: Opened): Promise<Delivery<SealedReply>> => {
    let conversation = opened;
    for (let place = 1; place <= places; place += 1) {
      if (waiting.length > 0) {
        try {
          conversation = await reopen();
        } catch {
          return { status: 'uncertain' };
        }
      }
      // What was hidden or forged is said first; nothing is added to it.
      if (conversation.view.broken) return { status: 'broken' };
      const found = arrived(conversation, draft);
      if (found) return found;
      const { previous } = conversation.view.next;
      let sealed = waiting.find((earlier) => earlier.previous === previous && isSameDraft(earlier.draft, draft));
      try {
        sealed ??= await seal(draft, conversation);
      } catch {
        return { status: 'not_encrypted' };
      }
      if (!waiting.includes(sealed)) waiting = [...waiting, sealed];
      const answer = await postOnce(post, sealed);
      if (isTaken(answer)) return { status: 'taken', sealed };
      if (isUncertain(answer)) return { status: 'uncertain' };
      if (answer.status !== 409) {
        waiting = waiting.filter((earlier) => earlier !== sealed);
        return { status: answer.status === 429 ? 'wait' : 'refused' };
      }
    }
    return { status: 'uncertain' };
  };
  return {
    deliver,
    forget: () => {
      waiting = [];
    }
  };
}
