import { concat, fromBase64Url, fromUtf8, randomBytes, sha256, toBase64Url, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import { canonicalBytes } from '#lib/protocol/wbs1/canonical.ts';
import type { UnlockedKey } from './recipient-keys.ts';
import type { TrustedLists } from './trusted-lists.ts';

/** What a recipient saw of a report; a server that shows less of it later is noticed. */
export interface SeenCase {
  /** Number and `messageHash` of the newest message and note; 0 and empty for none. */
  readonly seq: number;
  readonly hash: string;
  readonly noteSeq: number;
  readonly noteHash: string;
  /** What the recipient knows to be lost, because the database was restored. */
  readonly lost: { readonly readSeq: number; readonly messages: readonly string[] };
}

/**
 * What a recipient's browser remembers from visit to visit. The server keeps it, sealed under the key itself. Bytes are base64url;
 * empty: not known yet.
 */
export interface DeskMemory {
  readonly rootKey: string;
  readonly instanceId: string;
  readonly list: { readonly epoch: number; readonly hash: string };
  readonly cases: Readonly<Record<string, SeenCase>>;
}

/** @property version rises with each change */
export interface SealedMemory {
  readonly version: number;
  readonly iv: string;
  readonly ct: string;
}

export const emptyMemory: DeskMemory = { rootKey: '', instanceId: '', list: { epoch: 0, hash: '' }, cases: {} };
export const unseen: SeenCase = { seq: 0, hash: '', noteSeq: 0, noteHash: '', lost: { readSeq: 0, messages: [] } };

/** Reports of which something is remembered; the longest unseen are forgotten first. */
const mostCases = 400;

async function memoryKey({ privateKey, signSeed }: UnlockedKey): Promise<CryptoKey> {
  const bits = await sha256(concat(utf8('wbs1/memory'), privateKey, signSeed));
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const placeOf = (keyId: string, version: number) => canonicalBytes({ what: 'wbs1/memory', keyId, version });

export async function sealMemory(key: UnlockedKey, version: number, memory: DeskMemory): Promise<SealedMemory> {
  const iv = randomBytes(12);
  const algorithm = { name: 'AES-GCM', iv, additionalData: placeOf(key.keyId, version) };
  const ct = await crypto.subtle.encrypt(algorithm, await memoryKey(key), utf8(JSON.stringify(memory)));
  return { version, iv: toBase64Url(iv), ct: toBase64Url(new Uint8Array(ct)) };
}

/** Undefined for none, another key's, and one that was changed. */
export async function openMemory(key: UnlockedKey, sealed: SealedMemory | null): Promise<DeskMemory | undefined> {
  if (!sealed) return undefined;
  try {
    const iv = fromBase64Url(sealed.iv);
    const algorithm = { name: 'AES-GCM', iv, additionalData: placeOf(key.keyId, sealed.version) };
    const plain = await crypto.subtle.decrypt(algorithm, await memoryKey(key), fromBase64Url(sealed.ct));
    return JSON.parse(fromUtf8(new Uint8Array(plain))) as DeskMemory;
  } catch {
    return undefined;
  }
}

/** What two of a person's keys, or two of their tabs, remember. Of what differs without an order, the first wins. */
export function mergedMemory(a: DeskMemory, b: DeskMemory): DeskMemory {
  const ids = new Set([...Object.keys(a.cases), ...Object.keys(b.cases)]);
  const cases = Array.from(ids, (id) => [id, mergedCase(a.cases[id], b.cases[id])] as const);
  return {
    rootKey: a.rootKey || b.rootKey,
    instanceId: a.instanceId || b.instanceId,
    list: b.list.epoch > a.list.epoch ? b.list : a.list,
    cases: Object.fromEntries(cases)
  };
}

function mergedCase(a: SeenCase = unseen, b: SeenCase = unseen): SeenCase {
  const [newer, note] = [b.seq > a.seq ? b : a, b.noteSeq > a.noteSeq ? b : a];
  return {
    seq: newer.seq,
    hash: newer.hash,
    noteSeq: note.noteSeq,
    noteHash: note.noteHash,
    lost: {
      readSeq: Math.max(a.lost.readSeq, b.lost.readSeq),
      messages: [...new Set([...a.lost.messages, ...b.lost.messages])]
    }
  };
}

/** Whether keys and lists are those that were seen before, or later ones of the same chain. */
export function isSameFoundation(
  memory: DeskMemory,
  rootKey: string,
  instanceId: string,
  lists: TrustedLists
): boolean {
  const { epoch, hash } = memory.list;
  const isKnown = epoch === 0 || lists.byHash.get(hash)?.epoch === epoch;
  const isSame = (seen: string, shown: string) => seen === '' || seen === shown;
  return isKnown && isSame(memory.rootKey, rootKey) && isSame(memory.instanceId, instanceId);
}

/** @param seen undefined leaves what is remembered of reports as it is */
export function remembered(
  memory: DeskMemory,
  foundation: Pick<DeskMemory, 'rootKey' | 'instanceId' | 'list'>,
  reportId: string,
  seen: SeenCase
): DeskMemory {
  const { [reportId]: _before, ...others } = memory.cases;
  const kept = [...Object.entries(others), [reportId, seen] as const].slice(-mostCases);
  return { ...foundation, cases: Object.fromEntries(kept) };
}
