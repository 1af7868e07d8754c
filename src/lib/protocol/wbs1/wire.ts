import { fromBase64Url, toBase64Url, type Bytes } from './bytes.ts';
import type { MessageEnvelope, MessageHeader, SealedMessage } from './message.ts';
import type { Wrap } from './report.ts';
import type { Sealed } from './suite.ts';

/** As JSON carries it: all bytes are base64url. */
export interface WireSealed {
  readonly enc: string;
  readonly ct: string;
}

export interface WireWrap extends WireSealed {
  readonly keyId: string;
}

export interface WireMessage {
  readonly header: MessageHeader;
  readonly iv: string;
  readonly ciphertext: string;
  readonly sealedKeys: readonly WireSealed[];
  readonly commitment: string;
  readonly signature: string;
}

/** A message whose content stays on the server. */
export interface WireEnvelope extends Omit<WireMessage, 'ciphertext'> {
  /** SHA-256. */
  readonly ciphertextHash: string;
}

/** What the server keeps of a report beside its messages and wraps. */
export interface WireReport {
  readonly id: string;
  readonly alg: 'wbs1';
  readonly reportKey: string;
  readonly reporterKey: string;
  readonly reporterVerifyKey: string;
  /** Of the key list the wraps were made from. */
  readonly keyListHash: string;
  /** Sorted ids of the keys that the reporter sealed it to. */
  readonly recipients: readonly string[];
  readonly signature: string;
  /** SHA-256 of the lookup. */
  readonly lookupHash: string;
}

const sealedToWire = ({ enc, ct }: Sealed): WireSealed => ({ enc: toBase64Url(enc), ct: toBase64Url(ct) });
const sealedFromWire = ({ enc, ct }: WireSealed): Sealed => ({ enc: fromBase64Url(enc), ct: fromBase64Url(ct) });

export const wrapToWire = ({ keyId, ...sealed }: Wrap): WireWrap => ({ keyId, ...sealedToWire(sealed) });
/** @throws RangeError for what is not base64url; so do the others that read */
export const wrapFromWire = ({ keyId, ...sealed }: WireWrap): Wrap => ({ keyId, ...sealedFromWire(sealed) });

export function messageToWire({ header, sealedKeys, ...message }: SealedMessage): WireMessage {
  return {
    header,
    iv: toBase64Url(message.iv),
    ciphertext: toBase64Url(message.ciphertext),
    sealedKeys: sealedKeys.map(sealedToWire),
    commitment: toBase64Url(message.commitment),
    signature: toBase64Url(message.signature)
  };
}

export function messageFromWire({ header, sealedKeys, ...message }: WireMessage): SealedMessage {
  return {
    header,
    iv: fromBase64Url(message.iv),
    ciphertext: fromBase64Url(message.ciphertext),
    sealedKeys: sealedKeys.map(sealedFromWire),
    commitment: fromBase64Url(message.commitment),
    signature: fromBase64Url(message.signature)
  };
}

export function envelopeFromWire({ header, sealedKeys, ...envelope }: WireEnvelope): MessageEnvelope {
  return {
    header,
    iv: fromBase64Url(envelope.iv),
    ciphertextHash: fromBase64Url(envelope.ciphertextHash),
    sealedKeys: sealedKeys.map(sealedFromWire),
    commitment: fromBase64Url(envelope.commitment),
    signature: fromBase64Url(envelope.signature)
  };
}

/** Bytes of a report as `verifyReport` takes them. */
export function reportFromWire(
  report: WireReport
): Record<
  'reportId' | 'reportKey' | 'reporterKey' | 'reporterVerifyKey' | 'keyListHash' | 'signature' | 'lookupHash',
  Bytes
> & { readonly recipients: readonly string[] } {
  return {
    reportId: fromBase64Url(report.id),
    reportKey: fromBase64Url(report.reportKey),
    reporterKey: fromBase64Url(report.reporterKey),
    reporterVerifyKey: fromBase64Url(report.reporterVerifyKey),
    keyListHash: fromBase64Url(report.keyListHash),
    recipients: report.recipients,
    signature: fromBase64Url(report.signature),
    lookupHash: fromBase64Url(report.lookupHash)
  };
}
