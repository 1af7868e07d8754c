import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { settingsOn } from '#lib/server/settings/service.ts';
import type { ClosedReason } from '#lib/domain/whistleblowing/gate.ts';
import { newWbsChallenge, type OfferedChallenge } from './flood.ts';
import { currentGate } from './gate.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { ensureInstanceId, keyListHistory, type KeyListEntry } from './key-list.ts';

/** What a browser needs to encrypt a report, or to read its mailbox. */
export interface OfferedKeys {
  readonly instanceId: string;
  /** Undefined: the form is open. */
  readonly closed: ClosedReason | undefined;
  /** Keys of the list in force that a report may be wrapped to; empty while the form is closed. */
  readonly wrapTo: readonly string[];
  /** Oldest first; the last is in force while the form is open. */
  readonly history: readonly KeyListEntry[];
  readonly challenge: OfferedChallenge;
}

export async function offerKeys(deps: WhistleblowingDependencies): Promise<OfferedKeys> {
  const gate = await currentGate(deps);
  const settings = await settingsOn(deps.db, officeDateAt(deps.now()));
  return {
    instanceId: await ensureInstanceId(deps.db),
    closed: gate.open ? undefined : gate.reason,
    wrapTo: gate.open ? gate.wrapKeys.map(({ keyId }) => keyId) : [],
    history: await keyListHistory(deps.db),
    challenge: await newWbsChallenge(deps, settings['wbs.hourly_budget'])
  };
}
