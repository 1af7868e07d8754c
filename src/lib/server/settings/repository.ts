import { asc, inArray } from 'drizzle-orm';
import type { SetValue } from '#lib/domain/settings/settings-in-force.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { settings } from '#lib/server/db/schema/settings.ts';

export interface StoredValue extends SetValue {
  readonly changedAt: Date;
}

/** Every value that was set for the names, the oldest day first. */
export async function listSetValues(db: Queryable, names: readonly string[]): Promise<StoredValue[]> {
  return db
    .select()
    .from(settings)
    .where(inArray(settings.name, [...names]))
    .orderBy(asc(settings.validFrom));
}

/** One value a day: the later change of the same day takes the place of the earlier one. */
export async function putSetValue(db: Queryable, entry: StoredValue): Promise<void> {
  const { value, changedAt } = entry;
  await db
    .insert(settings)
    .values(entry)
    .onConflictDoUpdate({ target: [settings.name, settings.validFrom], set: { value, changedAt } });
}
