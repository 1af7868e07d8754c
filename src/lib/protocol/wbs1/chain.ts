import { messageHash, type SealedMessage } from './message.ts';

export type ChainVerdict =
  { readonly ok: true } | { readonly ok: false; readonly seq: number; readonly problem: string };

/**
 * Whether messages are all of one report, in order and without a gap, each naming the one before it. A server that hides the
 * newest message, or shows an older state, is noticed when the next one names what was hidden, and by whoever remembers more.
 *
 * @param messages in the order of `seq`
 * @param remembered hash of the newest message this reader has seen before; undefined on a new device
 */
export async function verifyChain(messages: readonly SealedMessage[], remembered?: string): Promise<ChainVerdict> {
  const hashes: string[] = [];
  const refuse = (seq: number, problem: string): ChainVerdict => ({ ok: false, seq, problem });
  for (const [index, message] of messages.entries()) {
    const { header } = message;
    if (header.seq !== index + 1) return refuse(index + 1, 'missing or out of order');
    if (header.reportId !== messages[0]?.header.reportId) return refuse(header.seq, 'of another report');
    if (header.previous !== (hashes[index - 1] ?? '')) return refuse(header.seq, 'does not follow the one before it');
    const seenOfOther = messages
      .slice(0, index)
      .some((earlier, at) => earlier.header.sender !== header.sender && hashes[at] === header.seen);
    if (header.seen !== '' && !seenOfOther) return refuse(header.seq, 'names a message that is not there');
    hashes.push(await messageHash(message));
  }
  if (remembered !== undefined && !hashes.includes(remembered)) {
    return refuse(messages.length + 1, 'newer messages were shown before');
  }
  return { ok: true };
}
