import { messageHash, type MessageHeader, type SealedMessage } from './message.ts';

export type ChainVerdict =
  { readonly ok: true } | { readonly ok: false; readonly seq: number; readonly problem: string };

/** A message's place in its conversation, without its content. */
export interface ChainLink {
  readonly header: MessageHeader;
  /** `messageHash`. */
  readonly hash: string;
}

/**
 * Whether messages are all of one report, in order and without a gap, each naming the one before it. A server that hides the
 * newest message, or shows an older state, is noticed when the next one names what was hidden, and by whoever remembers more.
 *
 * @param messages in the order of `seq`
 * @param remembered hash of the newest message this reader has seen before; undefined on a new device
 */
export async function verifyChain(messages: readonly SealedMessage[], remembered?: string): Promise<ChainVerdict> {
  const links = await Promise.all(
    messages.map(async (message) => ({ header: message.header, hash: await messageHash(message) }))
  );
  return verifyLinks(links, remembered);
}

/**
 * The same where a reader has not every content: a reporter's own messages cannot be opened without the report's key. A link's
 * hash is the server's word until a message that was verified names it as `previous` or `seen`.
 */
export function verifyLinks(links: readonly ChainLink[], remembered?: string): ChainVerdict {
  const refuse = (seq: number, problem: string): ChainVerdict => ({ ok: false, seq, problem });
  for (const [index, { header }] of links.entries()) {
    const earlier = links.slice(0, index);
    if (header.seq !== index + 1) return refuse(index + 1, 'missing or out of order');
    if (header.reportId !== links[0]?.header.reportId) return refuse(header.seq, 'of another report');
    if (header.previous !== (earlier.at(-1)?.hash ?? ''))
      return refuse(header.seq, 'does not follow the one before it');
    const seenOfOther = earlier.some((link) => link.header.sender !== header.sender && link.hash === header.seen);
    if (header.seen !== '' && !seenOfOther) return refuse(header.seq, 'names a message that is not there');
  }
  if (remembered !== undefined && !links.some(({ hash }) => hash === remembered)) {
    return refuse(links.length + 1, 'newer messages were shown before');
  }
  return { ok: true };
}
