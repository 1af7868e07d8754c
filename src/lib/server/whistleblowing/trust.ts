import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { ensureInstanceId, keyListHistory, type KeyListEntry } from './key-list.ts';

/** What a recipient's browser verifies everything against. */
export interface DeskTrust {
  readonly rootKey: string;
  readonly history: readonly KeyListEntry[];
  /** `YYYY-MM-DD` of the office. */
  readonly today: string;
}

/** @throws DomainError `forbidden` */
export async function deskTrust({ db, now, config }: WhistleblowingDependencies, actor: Actor): Promise<DeskTrust> {
  requireMay(actor, 'wbs.handle');
  return { rootKey: config.wbsRootKey ?? '', history: await keyListHistory(db), today: officeDateAt(now()) };
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
