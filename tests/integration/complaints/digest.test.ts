import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { requestDigests, writeDigestMail } from '#lib/server/complaints/digest.ts';
import { markOverdue } from '#lib/server/complaints/mark-overdue.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { complaintDependencies, makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { notedMailing, type TestMailing } from '#tests/support/mailing.ts';

let database: TestDatabase;
let noted: TestMailing;
const clock = { time: tuesday };
const at = (date: string) => epochOf(`${date}T08:00:00+08:00`);

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  noted = notedMailing();
  await database.db.$client`truncate complaints, staff_accounts, holidays cascade`;
});

const deps = () => ({ ...complaintDependencies(database.db, clock), mailing: noted.mailing });

/** Received on a Tuesday, to be verified by Friday, 27 November 2026. */
const dueOnFriday = () => submitted(deps());

describe('the digest of the morning', () => {
  it('goes to every active complaint officer, with the counts of the moment it is sent', async () => {
    const [ani, budi, gone] = [
      await makeOfficer(database.db, 'Ani'),
      await makeOfficer(database.db, 'Petugas Uji'),
      await makeOfficer(database.db, 'Cici')
    ];
    await database.db.$client`update staff_accounts set disabled_at = now() where id = ${gone.accountId}`;
    await dueOnFriday();
    clock.time = at('2026-11-27');
    expect(await requestDigests(deps())).toBe(2);
    expect(noted.requests.map(({ about }) => about).sort()).toEqual([ani.accountId, budi.accountId].sort());
    const mail = await writeDigestMail(deps(), noted.mailing, ani.accountId);
    expect(mail).toMatchObject({
      to: `${ani.accountId}@example.org`,
      subject: 'Pengaduan hari ini: 1 jatuh tempo, 0 terlambat'
    });
    expect(mail?.text).toContain('https://suara.example/staf/pengaduan');
    expect(mail?.text).not.toMatch(/DUMAS|Warga Uji|Loket/);
  });

  it('is not written for somebody who stopped being a complaint officer meanwhile', async () => {
    const { accountId } = await makeOfficer(database.db);
    await database.db.$client`update staff_accounts set role = 'leadership' where id = ${accountId}`;
    expect(await writeDigestMail(deps(), noted.mailing, accountId)).toBeUndefined();
  });

  it('is left out on Saturdays, Sundays and holidays, however late cases are', async () => {
    await makeOfficer(database.db);
    await dueOnFriday();
    await database.db.$client`
      insert into holidays (date, kind, name) values ('2026-11-30', 'public_holiday', 'Hari libur percobaan')`;
    for (const day of ['2026-11-28', '2026-11-29', '2026-11-30']) {
      clock.time = at(day);
      expect(await requestDigests(deps())).toBe(0);
    }
    clock.time = at('2026-12-01');
    expect(await requestDigests(deps())).toBe(1);
  });

  it('is left out when nothing is due, and without a mail server', async () => {
    await makeOfficer(database.db);
    await dueOnFriday();
    clock.time = at('2026-11-25');
    expect(await requestDigests(deps())).toBe(0);
    clock.time = at('2026-11-27');
    expect(await requestDigests({ ...deps(), mailing: undefined })).toBe(0);
  });

  it('lists what came in a flood every day until somebody looked at it', async () => {
    await makeOfficer(database.db);
    await submitted(deps(), { quarantined: true });
    clock.time = at('2026-11-25');
    expect(await requestDigests(deps())).toBe(1);
  });
});

describe('a deadline that passed', () => {
  it('is marked once in the history, by one of two programs, and says which', async () => {
    const officer = await makeOfficer(database.db);
    const { id } = await dueOnFriday();
    clock.time = at('2026-11-27');
    expect(await markOverdue(deps())).toBe(0);
    clock.time = at('2026-11-28');
    const counts = await Promise.all([markOverdue(deps()), markOverdue(deps())]);
    expect(counts[0] + counts[1]).toBe(1);
    expect(await markOverdue(deps())).toBe(0);
    const { history } = await getOfficeCase(deps(), officer, id);
    expect(JSON.stringify(history)).toContain('Batas waktu verifikasi terlewat.');
  });

  it('leaves forms that are open in the office valid', async () => {
    const { id } = await dueOnFriday();
    const version = async () => [...(await database.db.$client`select version from complaints where id = ${id}`)];
    const before = await version();
    clock.time = at('2026-11-28');
    await markOverdue(deps());
    expect(await version()).toEqual(before);
  });
});
