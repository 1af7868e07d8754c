import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from '#lib/domain/whistleblowing/wire-form.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { resetHour } from '#lib/server/whistleblowing/flood-repository.ts';
import { offerKeys, submitReport } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  newFileId,
  newRecipient,
  newReport,
  openVault,
  solved,
  write,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

const send = (submission: Submission) => submitReport(vault.deps, submission);
const count = async (table: string) => {
  const [row] = await database.db.$client.unsafe<{ n: number }[]>(`select count(*)::int as n from wbs.${table}`);
  return row?.n ?? 0;
};

describe('a report', () => {
  test('is stored once, however often it is sent, also at the same time', async () => {
    const { submission } = await newReport(vault);
    const before = await count('reports');
    const outcomes = await Promise.all([send(submission), send(submission), send(submission)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['again', 'again', 'created']);
    expect(await send(submission)).toEqual({ status: 'again' });
    expect(await count('reports')).toBe(before + 1);
  });

  test('is not replaced by another under the same name, nor under the same code', async () => {
    const first = await newReport(vault);
    const second = await newReport(vault);
    await send(first.submission);
    const otherWraps = { ...first.submission, wraps: first.submission.wraps.slice(1) };
    expect(await send(otherWraps)).toEqual({ status: 'conflict', problem: 'other_content' });
    const sameCode = { ...second.submission.report, lookupHash: first.submission.report.lookupHash };
    expect(await send({ ...second.submission, report: sameCode })).toEqual({
      status: 'conflict',
      problem: 'other_content'
    });
  });

  test('keeps nothing but days', async () => {
    const { submission } = await newReport(vault);
    await send(submission);
    const columns = await database.db.$client<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'wbs' and (data_type like 'time%' or column_default is not null)`;
    expect(columns.map(({ name }) => name)).toEqual(['audit_entries.at']);
  });
});

describe('a report is refused', () => {
  const expectProblem = async (change: (one: Submission) => Submission | Promise<Submission>, problem: string) => {
    const before = await count('reports');
    expect(await send(await change((await newReport(vault)).submission))).toEqual({ status: 'invalid', problem });
    expect(await count('reports')).toBe(before);
  };
  const other = () => randomBytes(64).toString('base64url');

  test('when a signature is not the reporter’s', async () => {
    await expectProblem((one) => ({ ...one, report: { ...one.report, signature: other() } }), 'report_signature');
    await expectProblem((one) => ({ ...one, message: { ...one.message, signature: other() } }), 'message_signature');
  });

  test('when its name does not follow from its keys', async () => {
    const foreign = await newReport(vault);
    const key = foreign.submission.report.reporterKey;
    await expectProblem((one) => ({ ...one, report: { ...one.report, reporterKey: key } }), 'report_signature');
  });

  test('when its first message is another report’s, or no first message', async () => {
    const foreign = await newReport(vault);
    await expectProblem((one) => ({ ...one, message: foreign.submission.message }), 'first_message');
    const report = await newReport(vault);
    const second = await write(vault, report, [report.first], 'reporter');
    expect(await send({ ...report.submission, message: messageToWire(second) })).toMatchObject({
      problem: 'first_message'
    });
  });

  test('when a wrap is missing or added that the reporter did not sign for', async () => {
    const { wraps } = (await newReport(vault)).submission;
    await expectProblem((one) => ({ ...one, wraps: one.wraps.slice(0, 1) }), 'recipients');
    await expectProblem((one) => ({ ...one, wraps: one.wraps.slice(1) }), 'recipients');
    const more = { ...wraps[0], keyId: Buffer.alloc(16).toString('base64url') } as (typeof wraps)[number];
    await expectProblem((one) => ({ ...one, wraps: [...one.wraps, more] }), 'recipients');
  });

  test('when a key is in no list, or none of the keys is outside the office', async () => {
    const stranger = await newRecipient(database.db, true);
    const { submission } = await newReport(vault, { to: [vault.outside, stranger] });
    expect(await send(submission)).toEqual({ status: 'invalid', problem: 'unknown_key' });
    const insideOnly = await newReport(vault, { to: [vault.inside] });
    expect(await send(insideOnly.submission)).toEqual({ status: 'invalid', problem: 'no_outside_key' });
    const outsideOnly = await newReport(vault, { to: [vault.outside] });
    expect(await send(outsideOnly.submission)).toEqual({ status: 'created' });
  });

  test('when it brings the id of somebody else’s file', async () => {
    const files = [{ fileId: newFileId(), size: 100 }];
    const withFile = await newReport(vault, { files });
    expect(await send(withFile.submission)).toEqual({ status: 'created' });
    const again = await newReport(vault, { files });
    expect(await send(again.submission)).toEqual({ status: 'invalid', problem: 'id_taken' });
  });
});

describe('in a flood', () => {
  test('every report is taken; those without the work go to the list apart', async () => {
    await database.db.$client`update wbs.instance set reports_this_hour = 1000`;
    const { challenge } = await offerKeys(vault.deps);
    expect(challenge.bits).toBe(18);
    const lazy = await newReport(vault);
    expect(await send(lazy.submission)).toEqual({ status: 'created' });
    await database.db.$client`update wbs.instance set reports_this_hour = 20`;
    const easier = await offerKeys(vault.deps);
    const proof = solved(easier.challenge);
    const diligent = await newReport(vault, { challenge: proof });
    expect(await send(diligent.submission)).toEqual({ status: 'created' });
    const twice = await newReport(vault, { challenge: proof });
    expect(await send(twice.submission)).toEqual({ status: 'created' });
    const rows = await database.db.$client<{ id: Buffer; quarantined: boolean }[]>`
      select id, quarantined from wbs.reports`;
    const apart = (id: string) => rows.find((row) => row.id.toString('base64url') === id)?.quarantined;
    expect([lazy, diligent, twice].map(({ id }) => apart(id))).toEqual([true, false, true]);
    await resetHour(database.db);
    expect((await offerKeys(vault.deps)).challenge.bits).toBe(0);
  });
});
