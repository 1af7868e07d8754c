import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Holiday } from '#lib/domain/calendar/holiday.ts';
import { shippedHolidays } from '#lib/domain/calendar/holiday.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { addWorkingDays } from '#lib/domain/calendar/working-days.ts';
import { complaintLimits } from '#lib/domain/settings/complaint-settings.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit, verifyAudit } from '#lib/server/audit/service.ts';
import {
  addHoliday,
  ensureHolidays,
  listAllHolidays,
  listMissingYears,
  loadCalendar,
  removeHoliday
} from '#lib/server/calendar/service.ts';
import { changeSetting, readSettings } from '#lib/server/settings/service.ts';
import { listDueItems } from '#lib/server/staff/due-items.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { withoutReports } from '#tests/support/whistleblowing.ts';

const admin: Actor = { kind: 'staff', accountId: 'admin', role: 'admin' };
const officer: Actor = { kind: 'staff', accountId: '018f2f6e-7d3a-7c3b-9a55-3f6f1d2b9c01', role: 'complaint_officer' };
const newYear: Holiday = { date: '2027-01-01', kind: 'public_holiday', name: 'Tahun Baru 2027 Masehi' };

let database: TestDatabase;
const deps = () => ({ db: database.db, now: () => epochOf('2026-11-24T09:00:00+08:00') });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$client`truncate holidays, settings`;
  await ensureHolidays(deps());
});

describe('the shipped holidays', () => {
  it('are there from the first start, and a second one changes nothing', async () => {
    const before = await listAllHolidays(deps(), admin);
    expect(before).toHaveLength(shippedHolidays.length);
    await Promise.all([ensureHolidays(deps()), ensureHolidays(deps())]);
    expect(await listAllHolidays(deps(), admin)).toEqual(before);
  });

  it('that an admin removed do not come back', async () => {
    await removeHoliday(deps(), admin, '2026-12-24');
    await ensureHolidays(deps());
    expect((await loadCalendar(database.db)).isWorkingDay('2026-12-24')).toBe(true);
  });
});

describe('a holiday', () => {
  it('moves deadlines as soon as it is added, and stands in the audit log', async () => {
    const due = async () => addWorkingDays(await loadCalendar(database.db), '2026-12-31', 1);
    expect(await due()).toBe('2027-01-01');
    await addHoliday(deps(), admin, newYear);
    expect(await due()).toBe('2027-01-04');
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({ actor: 'admin', action: 'holiday.add', subject: '2027-01-01' });
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('is added once, also by two people at the same time', async () => {
    const results = await Promise.allSettled([addHoliday(deps(), admin, newYear), addHoliday(deps(), admin, newYear)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(addHoliday(deps(), admin, newYear)).rejects.toMatchObject({
      code: 'invalid',
      fields: { date: expect.stringContaining('1 Januari 2027') as unknown }
    });
  });

  it('that is not there cannot be removed, whatever the form says', async () => {
    for (const date of ['2027-01-01', '', 'kemarin', '2026-02-30']) {
      await expect(removeHoliday(deps(), admin, date)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('is an admin’s to change', async () => {
    await expect(addHoliday(deps(), officer, newYear)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeHoliday(deps(), officer, '2026-12-25')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listAllHolidays(deps(), officer)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a year without holidays', () => {
  it('is asked for from October on, on the admin’s first page, too', async () => {
    expect(await listMissingYears(deps())).toEqual([2027]);
    const titles = async (actor: Actor) =>
      (await listDueItems({ ...withoutReports, ...deps() }, actor)).map(({ title }) => title);
    expect(await titles(admin)).toContain('Isi hari libur tahun 2027');
    expect(await titles(officer)).not.toContain('Isi hari libur tahun 2027');
    await addHoliday(deps(), admin, newYear);
    expect(await titles(admin)).not.toContain('Isi hari libur tahun 2027');
  });
});

describe('the clocks of complaints', () => {
  it('are settings that hold for complaints received from their day on', async () => {
    await changeSetting(deps(), admin, 'complaints.verify_days', { value: '2', validFrom: '2027-01-01' });
    const settings = await readSettings(database.db);
    expect(complaintLimits(settings('2026-12-31')).verify).toBe(3);
    expect(complaintLimits(settings('2027-01-01')).verify).toBe(2);
  });
});
