import type { MessageHeader } from '#lib/protocol/wbs1/message.ts';

/** Where a strand ends: number and hash of its newest message, 0 and nothing for none. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: Buffer;
  /** The other side wrote what the next message names as seen. */
  readonly hasSeen: boolean;
}

/** Whether a message is not the next one of its strand: another came in between, or it names what is not there. */
export function chainProblem(
  header: Pick<MessageHeader, 'seq' | 'previous' | 'seen'>,
  { seq, hash, hasSeen }: ChainPlace
): boolean {
  const follows = header.seq === seq + 1 && header.previous === hash.toString('base64url');
  return !follows || !(header.seen === '' || hasSeen);
}
