import type { MessageRow } from './message-row.ts';
import type { MessageHeader } from '#lib/protocol/wbs1/message.ts';

type Earlier = Pick<MessageRow, 'seq' | 'sender' | 'hash'>;

/**
 * Whether a message is not the next one of its strand: another came in between, or it names what is not there.
 *
 * @param earlier in order
 */
export function chainProblem(
  header: Pick<MessageHeader, 'seq' | 'sender' | 'previous' | 'seen'>,
  earlier: readonly Earlier[]
): boolean {
  const last = earlier.at(-1);
  const follows =
    header.seq === (last?.seq ?? 0) + 1 && header.previous === (last ? last.hash.toString('base64url') : '');
  const isSeenThere =
    header.seen === '' ||
    earlier.some(({ sender, hash }) => sender !== header.sender && hash.toString('base64url') === header.seen);
  return !follows || !isSeenThere;
}
