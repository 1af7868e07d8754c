import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestEpoch } from './newest-epoch.ts';
import { ensureInstanceId, keyListHistory, type KeyListEntry } from './key-list.ts';

/** What a recipient's browser verifies everything against. */
export interface DeskTrust {
  readonly rootKey: string;
  readonly instanceId: string;
  readonly history: readonly KeyListEntry[];
  /** `YYYY-MM-DD` of the office. */
  readonly today: string;
}

/** @throws DomainError `forbidden` */
export async function deskTrust({ db, now, config }: WhistleblowingDependencies, actor: Actor): Promise<DeskTrust> {
  requireMay(actor, 'wbs.handle');
  return {
    rootKey: config.wbsRootKey ?? '',
    instanceId: await ensureInstanceId(db),
    history: await keyListHistory(db),
    today: officeDateAt(now())
  };
}

/** What a reporter's page hands to its program: what no list from the server can change. */
export interface ReporterTrust {
  readonly rootKey: string;
  /** No list before this one is taken. */
  readonly minEpoch: number;
}

export async function reporterTrust({ db, config }: WhistleblowingDependencies): Promise<ReporterTrust> {
  const minEpoch = await newestEpoch(config.keyFile, await ensureInstanceId(db));
  return { rootKey: config.wbsRootKey ?? '', minEpoch };
}

/** What a ceremony starts from: which installation, and the list to follow. */
export interface CeremonyFile {
  readonly alg: 'wbs1';
  readonly instanceId: string;
  readonly list: SignedKeyList | null;
}

/** @throws DomainError `forbidden` */
export async function ceremonyFile({ db }: WhistleblowingDependencies, actor: Actor): Promise<CeremonyFile> {
  requireMay(actor, 'wbs.keys');
  const newest = (await keyListHistory(db)).at(-1);
  const list = newest ? { body: newest.body, signature: newest.signature } : null;
  return { alg: 'wbs1', instanceId: await ensureInstanceId(db), list };
}
