import { afterEach, beforeEach, expect, test } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { requestWbsDigests, submitReport, writeWbsDigestMail } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { notedMailing } from '#tests/support/mailing.ts';
import { newReport, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterEach(() => database.close());

test('every recipient gets the same words on every working day, news or none', async () => {
  const noted = notedMailing();
  const deps = { ...vault.deps, mailing: noted.mailing };
  const { accountId } = vault.inside.actor;
  const write = () => writeWbsDigestMail(deps, noted.mailing, accountId);
  expect(await requestWbsDigests(deps)).toBe(2);
  const quiet = await write();
  await submitReport(vault.deps, (await newReport(vault)).submission);
  expect(await requestWbsDigests(deps)).toBe(2);
  expect(await write()).toEqual(quiet);
  expect(noted.requests.map(({ kind }) => kind)).toEqual(Array(4).fill('wbs_digest'));
  expect(quiet?.to).toBe(`${accountId}@example.org`);
  expect(`${quiet?.subject} ${quiet?.text}`).not.toMatch(/laporan|pelanggaran|wbs/i);
});

test('none goes out on a Saturday, without a mail server, or to somebody who is no recipient any more', async () => {
  const noted = notedMailing();
  const deps = { ...vault.deps, mailing: noted.mailing };
  expect(await requestWbsDigests({ ...deps, mailing: undefined })).toBe(0);
  vault.clock.time = epochOf('2026-11-28T08:00:00+08:00');
  expect(await requestWbsDigests(deps)).toBe(0);
  const { accountId } = vault.inside.actor;
  await database.db.$client`update staff_accounts set role = 'leadership' where id = ${accountId}`;
  expect(await writeWbsDigestMail(deps, noted.mailing, accountId)).toBeUndefined();
});
