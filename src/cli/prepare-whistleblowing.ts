import type { Runtime } from '#lib/server/runtime.ts';
import {
  currentGate,
  ensureInstanceId,
  ensureRoles,
  replayPurges,
  unsafeSettings,
  type WhistleblowingDependencies
} from '#lib/server/whistleblowing/service.ts';

/**
 * Makes the roles where we may, and the id that codes depend on, and erases again what a database that was set back brought back.
 * Running it again changes nothing.
 */
export async function prepareWhistleblowing(runtime: WhistleblowingDependencies): Promise<void> {
  await ensureRoles(runtime.db);
  await ensureInstanceId(runtime.db);
  await replayPurges(runtime);
}

const mending: Readonly<Partial<Record<string, string>>> = {
  database_roles:
    'a database administrator runs: create role wbs_web; create role wbs_office; grant wbs_web, wbs_office to this program’s user',
  no_key_list: 'load the list of keys that the ceremony signed',
  key_list_expired: 'sign and load the next list of keys',
  key_list_older: 'load again the lists of keys that the ceremony signed since the backup, in order',
  key_list_invalid: 'check WBS_ROOT_KEY, and the list that was loaded last',
  too_few_recipients: 'two recipients with working accounts and listed keys are needed',
  no_outside_recipient: 'a recipient outside the office is needed'
};

/** Says why whistleblowers cannot report, where the office wants them to, and that nobody is reminded. */
export async function printGate(runtime: Runtime, say: (line: string) => void): Promise<void> {
  if (runtime.config.wbsRootKey === undefined) return;
  if (!runtime.mailing) {
    say(
      'Recipients of whistleblowing get no reminders: no mail server is set. They have to look at /staf/wbs themselves.'
    );
  }
  const gate = await currentGate(runtime);
  if (gate.open) return;
  say(`Whistleblowing is closed (${gate.reason}): ${await advice(runtime, gate.reason)}.`);
}

async function advice(runtime: Runtime, reason: string): Promise<string> {
  if (reason !== 'database_logging') return mending[reason] ?? 'see docs/security';
  return `PostgreSQL must keep no values and no times of reports; look at ${(await unsafeSettings(runtime.db)).join(', ')}; what this program may not see counts as wrong (grant pg_read_all_settings)`;
}
