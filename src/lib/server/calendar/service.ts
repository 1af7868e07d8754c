import { workingCalendar, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { listHolidays } from './repository.ts';

/** The office's working days by the holidays as they stand now; a transaction will do. */
export async function loadCalendar(db: Queryable): Promise<WorkingCalendar> {
  return workingCalendar(await listHolidays(db));
}
