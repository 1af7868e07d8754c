import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { ClosedReason } from '#lib/domain/whistleblowing/gate.ts';
import { wbsLimits } from '#lib/domain/settings/setting-readings.ts';
import { verifiedKeyList } from '#lib/domain/whistleblowing/key-list-rules.ts';
import type { WbsLimits } from '#lib/domain/whistleblowing/wbs-limits.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { keyListHash, type KeyListBody, type ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { wbsBackupDays } from '#lib/server/backup/wbs-age.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { currentGate } from './gate.ts';
import { ensureInstanceId, keyListHistory } from './key-list.ts';
import { lastCompared } from './poster.ts';
import { lastRecovery } from './recovery-file.ts';

/** What everybody may know of the channel. */
export interface PublicChannel {
  readonly closed: ClosedReason | null;
  /** Keys a report can be sealed to, the recovery key included; empty while it is closed. */
  readonly keys: readonly ListedKey[];
  readonly list: { readonly epoch: number; readonly issuedOn: string; readonly notAfter: string } | null;
  /** When somebody last compared the root key with the poster; null: never. */
  readonly comparedOn: string | null;
  /** When somebody last took the reports for the recovery key off the server; null: never. */
  readonly recoveryTakenOn: string | null;
  /** Address of the whistleblowing system of KPU's central office; empty: none is known. */
  readonly central: string;
  readonly limits: Pick<WbsLimits, 'acknowledge' | 'retentionMonths'>;
  /** Days after which no backup of reports can be loaded any more. */
  readonly backupDays: number;
}

export async function publicChannel(deps: WhistleblowingDependencies): Promise<PublicChannel> {
  const gate = await currentGate(deps);
  const settings = await settingsOn(deps.db, officeDateAt(deps.now()));
  const { acknowledge, retentionMonths } = wbsLimits(settings);
  const always = {
    comparedOn: await lastCompared(deps),
    recoveryTakenOn: await lastRecovery(deps),
    central: settings['wbs.central_address'],
    limits: { acknowledge, retentionMonths },
    backupDays: wbsBackupDays
  };
  if (!gate.open) return { closed: gate.reason, keys: [], list: null, ...always };
  const { epoch, issuedOn, notAfter } = gate.list.body;
  return { closed: null, keys: gate.wrapKeys, list: { epoch, issuedOn, notAfter }, ...always };
}

export interface PublicKeyList extends Pick<KeyListBody, 'epoch' | 'issuedOn' | 'notAfter' | 'keys'> {
  /** base64url */
  readonly hash: string;
  readonly importedOn: string;
  /** The root key signed it, for this installation, and it names the one before it. */
  readonly holds: boolean;
}

export interface PublicKeys {
  readonly rootKey: string | null;
  readonly instanceId: string;
  readonly comparedOn: string | null;
  /** Newest first. */
  readonly lists: readonly PublicKeyList[];
}

const hashOf = async (body: KeyListBody): Promise<string> => toBase64Url(await keyListHash(body));

/** Every list that was ever in force, each verified again now. */
export async function publicKeys({ db, config }: WhistleblowingDependencies): Promise<PublicKeys> {
  const instanceId = await ensureInstanceId(db);
  const history = await keyListHistory(db);
  const rootKey = config.wbsRootKey ?? null;
  const lists = await Promise.all(
    history.map(async ({ body, signature, importedOn }, index): Promise<PublicKeyList> => {
      const verdict = rootKey
        ? await verifiedKeyList(nativeSigning, { body, signature }, { rootKey, instanceId })
        : undefined;
      // Never the column: it may say what the list does not.
      const hash = await hashOf(body);
      const before = history[index - 1];
      const follows = body.prevHash === (before ? await hashOf(before.body) : '');
      const { epoch, issuedOn, notAfter, keys } = body;
      return { epoch, issuedOn, notAfter, keys, hash, importedOn, holds: follows && verdict?.ok === true };
    })
  );
  return { rootKey, instanceId, comparedOn: await lastCompared({ db, config }), lists: lists.reverse() };
}
