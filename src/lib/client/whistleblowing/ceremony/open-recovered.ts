import type { CaseAlarm } from '#lib/domain/whistleblowing/case-alarm.ts';
import { emptyMemory } from '../desk-memory.ts';
import { readCase, type ClosedCase, type ReadCase, type Trust } from '../read-case.ts';
import type { Tools, UnlockedKey } from '../recipient-keys.ts';
import { trustedLists, type TrustedLists } from '../trusted-lists.ts';
import { combineShares } from './recovery-key.ts';

/** What `npm run wbs:recovery` takes off the server: closed reports, and the lists to verify them against. */
export interface RecoveryFile {
  readonly trust: Trust;
  readonly reports: readonly (ClosedCase & { readonly receivedOn: string })[];
}

/** Undefined for another file. What stands in it is verified when it is opened. */
export function readRecoveryFile(text: string): RecoveryFile | undefined {
  try {
    const { alg, what, trust, reports } = JSON.parse(text) as Record<string, unknown>;
    const isOne = alg === 'wbs1' && what === 'recovery' && typeof trust === 'object' && trust !== null;
    return isOne && Array.isArray(reports) ? { trust: trust as Trust, reports } : undefined;
  } catch {
    return undefined;
  }
}

/** Why a report stays closed: its reporter did not seal it to this key, or kept the key out; else the alarm. */
export type Refusal = 'not_sealed_to_key' | 'key_excluded' | CaseAlarm;

export type Recovered = { readonly reportId: string; readonly receivedOn: string } & (
  | { readonly refused: Refusal }
  | {
      readonly refused: undefined;
      readonly read: ReadCase;
      /** Functions and offices that the reporter kept out; whoever holds one must not be in the room. */
      readonly keptOut: readonly string[];
    }
);

/**
 * Opens what two shares open, on a machine without a network. A report stays closed unless its reporter's own signature names this recovery
 * key among its recipients, the letter does not exclude the key, and the first message opens, which says whom it excludes.
 *
 * @throws Error for lists that the file's root key did not sign, and for shares that make none of the recovery keys on them
 */
export async function openRecovered(
  tools: Tools,
  { trust, reports }: RecoveryFile,
  shares: readonly string[]
): Promise<readonly Recovered[]> {
  const lists = await trustedLists(tools.signing, trust.history, trust.rootKey, trust.instanceId);
  const key = await recoveryKeyAmong(tools, lists, shares);
  return Promise.all(
    reports.map(async (closed) => {
      // The file may come from a server that somebody else took over: an entry can be anything.
      const known = closed as { report?: { id?: unknown } | null; receivedOn?: unknown } | null;
      const [reportId, receivedOn] = [known?.report?.id, known?.receivedOn].map(textOf) as [string, string];
      const opened = await openOne(tools, key, lists, closed, trust).catch(() => ({
        refused: 'report_forged' as const
      }));
      return { reportId, receivedOn, ...opened };
    })
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function recoveryKeyAmong(
  tools: Tools,
  { byHash }: TrustedLists,
  shares: readonly string[]
): Promise<UnlockedKey> {
  const listed = [...byHash.values()].flatMap(({ keys }) => keys).filter(({ recovery }) => recovery);
  for (const keyId of new Set(listed.map((one) => one.keyId))) {
    const found = await combineShares(tools, keyId, shares).catch(() => undefined);
    if (found) return { keyId, privateKey: found.pair.privateKey, signSeed: new Uint8Array(0) };
  }
  throw new Error('The shares make no recovery key of these lists');
}

async function openOne(
  tools: Tools,
  key: UnlockedKey,
  lists: TrustedLists,
  closed: ClosedCase,
  trust: Trust
): Promise<{ readonly refused: Refusal } | { readonly refused: undefined; read: ReadCase; keptOut: string[] }> {
  // The reporter's signature over the recipients is checked in `readCase`, before anything opens.
  if (!closed.report.recipients.includes(key.keyId)) return { refused: 'not_sealed_to_key' };
  const { read, secrets } = await readCase(tools, [key], closed, trust, emptyMemory);
  if (!secrets) return { refused: read.alarms[0] ?? 'report_forged' };
  if (read.alarms.includes('first_missing')) return { refused: 'first_missing' };
  if (read.excluded.includes(key.keyId)) return { refused: 'key_excluded' };
  const people = [...lists.byHash.values()].flatMap(({ keys }) => keys);
  const names = new Map(people.map(({ keyId, label, office }) => [keyId, `${label}, ${office}`]));
  return { refused: undefined, read, keptOut: [...new Set(read.excluded.map((keyId) => names.get(keyId) ?? keyId))] };
}
