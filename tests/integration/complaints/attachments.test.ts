import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTrackedAttachment, openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { complaintDependencies, newSubmission, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
const clock = { time: tuesday };
const mebibyte = 1024 * 1024;
const hour = 3_600_000;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
/** Each test begins a day after the last, so that none fills another's hour. */
beforeEach(() => {
  clock.time += 24 * hour;
});

const deps = (freeDisk?: number) => ({
  ...complaintDependencies(database.db, clock),
  freeDisk: async () => freeDisk
});

const letter = (name = 'surat.pdf'): CleanFile => ({
  name,
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 isi surat yang rahasia'),
  cleaned: false
});

const send = (files = [letter()], freeDisk?: number) => submitComplaint(deps(freeDisk), newSubmission({ files }));

/** As if the newest file had been so large. */
async function grow(bytes: number) {
  await database.db.$client`
    update complaint_attachments set size = ${bytes} where id =
      (select id from complaint_attachments order by added_at desc limit 1)`;
}

const kept = async (outcomes: readonly { filesRefused: string | undefined; receipt: { attachments: number } }[]) =>
  outcomes.map(({ filesRefused, receipt }) => [receipt.attachments, filesRefused?.split(' ', 2).join(' ')]);

test('a file comes back as it was sent, and neither its words nor its name stand in the database', async () => {
  const { code = '' } = await send([letter('Surat Warga.pdf')]);
  const [attachment] = (await openTrackedCase(deps(), code)).attachments;
  const file = await openTrackedAttachment(deps(), code, attachment?.id ?? '');
  expect(file).toEqual(letter('Surat Warga.pdf'));
  const [row] = await database.db.$client<{ name: Buffer; content: Buffer }[]>`
    select name, content from complaint_attachments order by added_at desc limit 1`;
  expect([row?.name.includes('Warga'), row?.content.includes('rahasia')]).toEqual([false, false]);
});

test('sealed bytes moved to another file of the same case do not open', async () => {
  const { code = '' } = await send([letter('a.pdf'), { ...letter('b.pdf'), bytes: Buffer.from('%PDF-1.7 lain') }]);
  const [first, second] = (await openTrackedCase(deps(), code)).attachments;
  await database.db.$client`
    update complaint_attachments set content = (select content from complaint_attachments where id = ${first?.id ?? ''})
    where id = ${second?.id ?? ''}`;
  await expect(openTrackedAttachment(deps(), code, second?.id ?? '')).rejects.toThrow();
});

test('beyond 200 MiB in an hour files are refused and the text is taken; an hour later they fit again', async () => {
  await send();
  await grow(200 * mebibyte);
  const during = await send();
  clock.time += hour;
  expect(await kept([during, await send()])).toEqual([
    [0, 'Terlalu banyak'],
    [1, undefined]
  ]);
  expect(during.code).toBeDefined();
});

test('of five people who send at the same moment only as many keep their file as the hour has room for', async () => {
  await send();
  await grow(200 * mebibyte - 2 * letter().bytes.length);
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => send()));
  expect(outcomes.filter(({ filesRefused }) => filesRefused === undefined)).toHaveLength(2);
  expect(new Set(outcomes.map(({ receipt }) => receipt.registerNumber)).size).toBe(5);
});

test('the office may give attachments less, from a day on', async () => {
  await database.db.$client`
    insert into settings (name, valid_from, value, changed_at)
    values ('attachments.hourly_megabytes', '2026-01-01', '50'::jsonb, now())`;
  await send();
  await grow(50 * mebibyte);
  expect(await kept([await send()])).toEqual([[0, 'Terlalu banyak']]);
  await database.db.$client`delete from settings`;
});

test('a disk with less than its reserve takes the text alone', async () => {
  const full = await send([letter()], 1024 * mebibyte);
  const text = await send([], 0);
  expect(await kept([full, text])).toEqual([
    [0, 'Ruang penyimpanan'],
    [0, undefined]
  ]);
});
