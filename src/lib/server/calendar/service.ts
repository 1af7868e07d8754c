import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { shippedHolidays, type Holiday } from '#lib/domain/calendar/holiday.ts';
import { missingHolidayYears } from '#lib/domain/calendar/missing-years.ts';
import { isOfficeDate, officeDateAt, yearOf, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { workingCalendar, type WorkingCalendar } from '#lib/domain/calendar/working-days.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { deleteHoliday, insertHolidays, listHolidays } from './repository.ts';

/** The office's working days by the holidays as they stand now; a transaction will do. */
export async function loadCalendar(db: Queryable): Promise<WorkingCalendar> {
  return workingCalendar(await listHolidays(db));
}

/** Stores the years the program brings along, where nobody entered a day of them: what an admin changed stays changed. */
export async function ensureHolidays({ db }: Pick<Dependencies, 'db'>): Promise<void> {
  const { knowsYear } = await loadCalendar(db);
  await insertHolidays(
    db,
    shippedHolidays.filter(({ date }) => !knowsYear(yearOf(date)))
  );
}

/** Years whose holidays somebody has to enter now. */
export async function listMissingYears({ db, now }: ReadDependencies): Promise<number[]> {
  return missingHolidayYears(await loadCalendar(db), officeDateAt(now()));
}

/** All holidays by date. @throws DomainError `forbidden` */
export async function listAllHolidays({ db }: ReadDependencies, actor: Actor): Promise<Holiday[]> {
  requireMay(actor, 'settings.manage');
  return listHolidays(db);
}

/** @throws DomainError `forbidden`, `invalid` with the field `date` when the day is a holiday already */
export async function addHoliday({ db, now }: Dependencies, actor: Actor, holiday: Holiday): Promise<void> {
  requireMay(actor, 'settings.manage');
  await inTransaction(db, async (tx) => {
    if ((await insertHolidays(tx, [holiday])) === 0) {
      const message = `${formatDate(holiday.date)} sudah ada di daftar. Hapus dahulu bila namanya keliru.`;
      throw invalid(message, { date: message });
    }
    const { date, kind } = holiday;
    await recordAudit(tx, { at: now(), actor, action: 'holiday.add', subject: date, details: { kind } });
  });
}

/** @throws DomainError `forbidden`, `not_found` when somebody removed it before */
export async function removeHoliday({ db, now }: Dependencies, actor: Actor, date: OfficeDate): Promise<void> {
  requireMay(actor, 'settings.manage');
  await inTransaction(db, async (tx) => {
    if (!isOfficeDate(date) || !(await deleteHoliday(tx, date)))
      throw notFound('Hari libur itu tidak ada, atau sudah dihapus.');
    await recordAudit(tx, { at: now(), actor, action: 'holiday.remove', subject: date });
  });
}
