import type { MessageHeader } from '#lib/protocol/wbs1/message.ts';
import type { WireEnvelope, WireMessage, WireSealed } from '#lib/protocol/wbs1/wire.ts';
import type { wbsMessages } from '#lib/server/db/schema/whistleblowing.ts';

export type MessageRow = typeof wbsMessages.$inferSelect;

const encBytes = 32;
const sealedKeyBytes = 80;
const keyIdLength = 16;

const text = (bytes: Buffer): string => bytes.toString('base64url');

/** Sealed keys one after the other: 32 bytes encapsulated key, 48 bytes sealed key. */
export function sealedBytes(keys: readonly WireSealed[]): Buffer {
  return Buffer.concat(keys.flatMap(({ enc, ct }) => [Buffer.from(enc, 'base64url'), Buffer.from(ct, 'base64url')]));
}

function sealedKeys(bytes: Buffer): WireSealed[] {
  return Array.from({ length: bytes.length / sealedKeyBytes }, (_, index) => {
    const at = index * sealedKeyBytes;
    return {
      enc: text(bytes.subarray(at, at + encBytes)),
      ct: text(bytes.subarray(at + encBytes, at + sealedKeyBytes))
    };
  });
}

type HeaderRow = Pick<
  MessageRow,
  'id' | 'reportId' | 'seq' | 'sender' | 'kind' | 'mode' | 'keyListHash' | 'previous' | 'seen'
>;

export function headerOf(row: HeaderRow): MessageHeader {
  return {
    reportId: text(row.reportId),
    messageId: text(row.id),
    seq: row.seq,
    sender: row.sender,
    kind: row.kind,
    mode: row.mode,
    keyList: text(row.keyListHash),
    previous: text(row.previous),
    seen: text(row.seen)
  };
}

/** The message exactly as it came. */
export function wireMessageOf(row: MessageRow): WireMessage {
  return {
    header: headerOf(row),
    iv: text(row.iv),
    ciphertext: text(row.ciphertext),
    sealedKeys: sealedKeys(row.sealedKeys),
    commitment: text(row.commitment),
    signature: text(row.signature)
  };
}

/** The message as its sender signed it, its content by the hash that the database keeps of it. */
export function wireEnvelopeOf(row: MessageRow): WireEnvelope {
  const { ciphertext: _, ...envelope } = wireMessageOf(row);
  return { ...envelope, ciphertextHash: text(row.ciphertextHash) };
}

/** Ids of keys, one after the other. */
export const keyIdBytes = (keyIds: readonly string[]): Buffer =>
  Buffer.concat(keyIds.map((keyId) => Buffer.from(keyId, 'base64url')));

export const keyIdsOf = (bytes: Buffer): string[] =>
  Array.from({ length: bytes.length / keyIdLength }, (_, index) =>
    text(bytes.subarray(index * keyIdLength, (index + 1) * keyIdLength))
  );
