import { officeDateAt, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { notFound } from '#lib/domain/errors.ts';
import { officeContacts, type OfficeContacts } from '#lib/domain/office/office-contacts.ts';
import { readSettingChange } from '#lib/domain/settings/setting-change.ts';
import { isSettingName, settingNames, type SettingName, type Settings } from '#lib/domain/settings/setting-registry.ts';
import type { SettingsOn } from '#lib/domain/settings/setting-readings.ts';
import { settingsInForce } from '#lib/domain/settings/settings-in-force.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { listSetValues, putSetValue, type StoredValue } from './repository.ts';

export type { StoredValue } from './repository.ts';

/** All settings of one moment, asked by day. */
export async function readSettings(db: Queryable): Promise<SettingsOn> {
  const values = await listSetValues(db, settingNames);
  return (date) => settingsInForce(values, date);
}

/** The settings in force on an office day. */
export async function settingsOn(db: Queryable, date: OfficeDate): Promise<Settings> {
  return (await readSettings(db))(date);
}

/** Today's; the shipped ones while the database is away, for pages that are there all the same. */
export async function settingsToday({ db, now }: ReadDependencies): Promise<Settings> {
  const today = officeDateAt(now());
  try {
    return await settingsOn(db, today);
  } catch (problem) {
    if (!isDatabaseAway(problem)) throw problem;
    return settingsInForce([], today);
  }
}

/** How to reach the office today. */
export async function getOfficeContacts({ db, now }: ReadDependencies): Promise<OfficeContacts> {
  return officeContacts(await settingsOn(db, officeDateAt(now())));
}

/** The setting an address names. */
export function requireSettingName(text: string): SettingName {
  if (!isSettingName(text)) throw notFound('Pengaturan itu tidak ada.');
  return text;
}

/** Every value that was ever set, also for days to come; oldest day first. */
export async function listSettingHistory({ db }: ReadDependencies, actor: Actor): Promise<StoredValue[]> {
  requireMay(actor, 'settings.manage');
  return listSetValues(db, settingNames);
}

/**
 * Sets a value from an office day on, today or later: what was in force before stays as it was.
 *
 * @throws DomainError `forbidden`, `invalid` with the fields `value`, `validFrom`
 */
export async function changeSetting(
  { db, now }: Dependencies,
  actor: Actor,
  name: SettingName,
  typed: { readonly value: string; readonly validFrom: string }
): Promise<void> {
  requireMay(actor, 'settings.manage');
  const { value, validFrom } = readSettingChange(name, typed, officeDateAt(now()));
  await inTransaction(db, async (tx) => {
    await putSetValue(tx, { name, validFrom, value, changedAt: new Date(now()) });
    await recordAudit(tx, { at: now(), actor, action: 'setting.change', subject: name, details: { validFrom } });
  });
}
