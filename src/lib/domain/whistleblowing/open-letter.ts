import type { ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import { verifyFiling } from '#lib/protocol/wbs1/filing.ts';
import { openMessage, type SealedMessage } from '#lib/protocol/wbs1/message.ts';
import { readLetter, type Letter } from './letter.ts';

/**
 * Verifies and decrypts a message, and reads of it what its kind may say: only a `state` changes the state, only a `proof` proves.
 *
 * @param verifyKey the sender's
 * @param report `messageHash` of the report's first message
 * @throws Error as `openMessage` does, and for a proof of filing that is for another report or that its sender did not sign
 */
export async function openLetter(
  tools: ComposeTools,
  message: SealedMessage,
  { report, ...by }: Parameters<typeof openMessage>[2] & { readonly report: string }
): Promise<Letter> {
  const letter = readLetter(await openMessage(tools, message, by));
  const { kind, seen } = message.header;
  const { proof } = letter;
  if (kind === 'state') return { ...letter, proof: null };
  if (kind !== 'proof') return { ...letter, ...stateless, proof: null };
  const isOfThis = proof?.report === report && seen === report;
  if (!isOfThis || !(await verifyFiling(tools.signing, by.verifyKey, proof, proof.signature)))
    throw new Error('The proof of filing is not of this report');
  return { ...letter, ...stateless };
}

const stateless = { state: null, reason: null } as const;
