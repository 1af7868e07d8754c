import { randomBytes, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import type { KeyListBody, ListedKey } from '#lib/protocol/wbs1/key-list.ts';

export interface Signer {
  readonly key: ListedKey;
  readonly seed: Bytes;
}

/** Somebody who can sign for the office. */
export async function signer(label: string, change: Partial<ListedKey> = {}): Promise<Signer> {
  const seed = randomBytes(32);
  const vk = toBase64Url(await tools.signing.publicKey(seed));
  const plain = { label, office: 'Kantor', outside: true, recovery: false, pk: '', from: '2026-11-01', to: null };
  return { seed, key: { ...plain, keyId: toBase64Url(randomBytes(16)), vk, ...change } };
}

export const list = (epoch: number, keys: readonly ListedKey[]): KeyListBody => ({
  alg: 'wbs1',
  instanceId: '',
  epoch,
  prevHash: '',
  issuedOn: '2026-11-01',
  notAfter: '2027-01-31',
  keys
});
