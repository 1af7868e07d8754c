import type { MessageHeader } from '#lib/protocol/wbs1/message.ts';
import { signingKey, type Lists } from './mailbox-view.ts';

export interface SignedHeader {
  readonly header: Pick<MessageHeader, 'sender' | 'keyList'>;
  /** Key of the recipient who signed; null for the reporter. */
  readonly signedBy: string | null;
}

/**
 * Whether each message of the office names a list that has a recipient's key of its signer, and none older than the report's or an
 * earlier message's: a key that later lists leave out must not come back by an older list.
 *
 * @param strand in order
 * @param reportList hash of the list that the report was sealed under
 */
export function areSignersInTurn(strand: readonly SignedHeader[], lists: Lists, reportList: string): boolean {
  let least = lists.get(reportList)?.epoch ?? Infinity;
  return strand.every(({ header, signedBy }) => {
    const list = lists.get(header.keyList);
    if (!list) return header.sender === 'reporter';
    const fits = list.epoch >= least && signingKey(list, signedBy ?? '') !== undefined;
    least = Math.max(least, list.epoch);
    return header.sender === 'reporter' || fits;
  });
}
