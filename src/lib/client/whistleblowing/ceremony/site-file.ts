import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { PublicKeyFile } from '../recipient-keys.ts';

/** What the admin's page hands out for a ceremony: which installation, and the list that is to be followed. */
export interface SiteFile {
  readonly alg: 'wbs1';
  readonly instanceId: string;
  /** Null before the first. */
  readonly list: SignedKeyList | null;
}

const isBytes = (value: unknown, length: number): value is string => {
  try {
    return typeof value === 'string' && fromBase64Url(value).length === length;
  } catch {
    return false;
  }
};

function record(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Undefined for another file. */
export function readSiteFile(text: string): SiteFile | undefined {
  const { alg, instanceId, list } = record(text);
  const isOne = alg === 'wbs1' && isBytes(instanceId, 32) && typeof list === 'object';
  return isOne ? { alg, instanceId, list: list as SignedKeyList | null } : undefined;
}

/** Undefined for another file. The id is checked against the keys when the list is made. */
export function readPublicKeyFile(text: string): PublicKeyFile | undefined {
  const { alg, keyId, pk, vk } = record(text);
  const isOne = alg === 'wbs1' && isBytes(keyId, 16) && isBytes(pk, 32) && isBytes(vk, 32);
  return isOne ? { alg, keyId, pk, vk } : undefined;
}
