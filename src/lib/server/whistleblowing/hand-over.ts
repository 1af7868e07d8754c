import type { Actor } from '#lib/domain/staff/actor.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { requireRecipient } from './held-case.ts';
import { listReports } from './inbox.ts';
import { listedReaders } from './listed-readers.ts';
import { openReport, type OpenedReport } from './open-report.ts';
import { ownKeys, type OwnKey } from './own-keys.ts';
import { deskTrust, type DeskTrust } from './trust.ts';

/** A report with what the actor's browser opens and verifies it with. */
export interface ClosedReport {
  readonly opened: OpenedReport;
  readonly trust: DeskTrust;
  readonly keys: readonly SealedKey[];
}

/** What a browser opens an own key with, once it has the passphrase. */
type SealedKey = Pick<OwnKey, 'keyId' | 'sealed' | 'memory'>;

const sealedOf = ({ keyId, sealed, memory }: OwnKey): SealedKey => ({ keyId, sealed, memory });

/** @throws DomainError `forbidden`, `not_found` */
export async function openClosed(deps: WhistleblowingDependencies, actor: Actor, id: string): Promise<ClosedReport> {
  const opened = await openReport(deps, actor, id);
  const [trust, keys] = await Promise.all([deskTrust(deps, actor), ownKeys(deps, actor)]);
  return { opened, trust, keys: keys.map(sealedOf) };
}

export interface HandOver {
  /** Ids of every report that the actor's keys open, closed ones included. */
  readonly reportIds: readonly string[];
  /** Who could take them: keys that read today. Of the actor's own only one beside another, such as that of a rotation. */
  readonly heirs: readonly { readonly keyId: string; readonly name: string; readonly isOwn: boolean }[];
  readonly keys: readonly SealedKey[];
}

/** What a recipient can hand over, and to whom. @throws DomainError `forbidden` */
export async function handOverOf(deps: WhistleblowingDependencies, actor: Actor): Promise<HandOver> {
  const { keys, allKeys, today } = await requireRecipient(deps, actor);
  const reportIds = (await listReports(deps, actor)).map(({ id }) => id);
  const isOwn = (id: string) => keys.some(({ keyId }) => keyId === id);
  const heirs = (await listedReaders(deps)).keys
    .filter((key) => isLiveOn(key, today) && (!isOwn(key.keyId) || keys.length > 1))
    .map(({ keyId, label, office }) => ({ keyId, name: `${label}, ${office}`, isOwn: isOwn(keyId) }));
  return { reportIds, heirs, keys: allKeys.map(sealedOf) };
}
