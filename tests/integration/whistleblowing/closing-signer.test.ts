import { afterAll, beforeAll, expect, test } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { messageHash } from '#lib/protocol/wbs1/message.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { insertMessage } from '#lib/server/whistleblowing/report-repository.ts';
import { changeState, purgeClosed } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { submitted } from '#tests/support/wbs-case.ts';
import {
  listedKey,
  newRecipient,
  nextList,
  openVault,
  tuesday,
  write,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let cast: Cast;

interface Cast {
  readonly vault: TestVault;
  /** The vault under the list before, which names `leftOut`, and a report of that time. */
  readonly before: TestVault;
  readonly earlier: TestReport;
  readonly leftOut: TestRecipient;
  readonly overDays: TestRecipient;
  readonly ofEnvelopes: TestRecipient;
}

const bytes = (id: string) => Buffer.from(id, 'base64url');

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const vault = await openVault(db);
  const [leftOut, overDays, ofEnvelopes] = [await newRecipient(db), await newRecipient(db), await newRecipient(db)];
  const both = [listedKey(vault.inside), listedKey(vault.outside)];
  await nextList(vault, [...both, listedKey(leftOut)]);
  const [before, earlier] = [{ ...vault }, await submitted(vault)];
  const ended = listedKey(overDays, { from: '2026-10-01', to: '2026-10-31' });
  await nextList(vault, [...both, ended, listedKey(ofEnvelopes, { recovery: true })]);
  cast = { vault, before, earlier, leftOut, overDays, ofEnvelopes };
});
afterAll(() => database.close());

/** Whether a report is erased in its time after somebody who writes rows put a closing with this signature into the database. */
async function isErasedAfter(signer: TestRecipient, list: TestVault, report: TestReport): Promise<boolean> {
  const { vault } = cast;
  const { inside, deps, clock } = vault;
  clock.time = tuesday;
  const review = { state: 'under_review', reason: null } as const;
  const step = await write(vault, report, [report.first], inside, { kind: 'state', text: JSON.stringify(review) });
  const sent = { message: messageToWire(step), signedBy: inside.keyId, ...review };
  await changeState(deps, inside.actor, report.id, sent);
  const text = JSON.stringify({ state: 'closed_insufficient', reason: 'duplicate' });
  const closing = await write(list, report, [report.first, step], signer, { kind: 'state', text });
  const row = { hash: bytes(await messageHash(closing)), day: '2026-11-24', signedBy: bytes(signer.keyId) };
  await insertMessage(database.db, messageToWire(closing), row);
  const sql = database.db.$client;
  await sql`
    update wbs.reports set state = 'closed_insufficient', closing_reason = 'duplicate', closed_on = '2026-11-24',
      purge_on = '2027-01-01' where id = ${bytes(report.id)}`;
  await sql`update wbs.wraps set read_seq = 9 where report_id = ${bytes(report.id)}`;
  clock.time = epochOf('2027-01-02T12:00:00+08:00');
  await purgeClosed(deps);
  return (await sql`select from wbs.reports where id = ${bytes(report.id)}`).length === 0;
}

test('a closing counts that a recipient of the list in force signed', async () => {
  const { vault } = cast;
  expect(await isErasedAfter(vault.inside, vault, await submitted(vault))).toBe(true);
});

test('a key that later lists leave out closes nothing by an older list, once the later one was used', async () => {
  const { leftOut, before, earlier } = cast;
  expect(await isErasedAfter(leftOut, before, earlier)).toBe(false);
});

test('a key whose days were over, and the key of the envelopes, close nothing', async () => {
  const { vault, overDays, ofEnvelopes } = cast;
  for (const signer of [overDays, ofEnvelopes]) {
    expect(await isErasedAfter(signer, vault, await submitted(vault))).toBe(false);
  }
});
