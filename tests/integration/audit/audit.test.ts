import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { auditHead, listAudit, recordAudit, verifyAudit } from '#lib/server/audit/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const actor: Actor = { kind: 'program', name: 'cli' };
const record = (subject: string) =>
  inTransaction(database.db, (tx) =>
    recordAudit(tx, {
      at: 1_795_000_000_123,
      actor,
      action: 'round.publish',
      subject,
      details: { version: 2, z: ['b', 'a'], aa: null, longer: true }
    })
  );

/** As the database's superuser could: with the trigger off. */
async function tamper(statement: string): Promise<void> {
  const { $client } = database.db;
  await $client.unsafe('alter table audit_entries disable trigger audit_entries_append_only');
  await $client.unsafe(statement);
  await $client.unsafe('alter table audit_entries enable trigger audit_entries_append_only');
}

describe('the audit log', () => {
  it('is whole when it is empty', async () => {
    expect(await verifyAudit(database.db)).toEqual({ ok: true, head: await auditHead(database.db) });
    expect(await auditHead(database.db)).toEqual({ number: 0, hash: '0'.repeat(64) });
  });

  it('numbers concurrent entries without a gap and verifies', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => record(`round-${index}`)));
    const verdict = await verifyAudit(database.db);
    expect(verdict).toMatchObject({ ok: true, head: { number: 30 } });
    expect((await listAudit(database.db, 11, 3)).map(({ number }) => number)).toEqual([10, 9, 8]);
  });

  it('leaves no number behind when the change it belongs to fails', async () => {
    await record('one');
    await expect(
      inTransaction(database.db, async (tx) => {
        await recordAudit(tx, { at: 0, actor, action: 'x', subject: 'y' });
        throw new Error('failed');
      })
    ).rejects.toThrow('failed');
    await record('two');
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true, head: { number: 2 } });
  });

  it.each([
    "update audit_entries set subject = 'x'",
    'delete from audit_entries where false',
    'truncate audit_entries'
  ])('refuses %s', async (statement) => {
    await record('one');
    await expect(database.db.$client.unsafe(statement)).rejects.toThrow('only grows');
    expect((await auditHead(database.db)).number).toBe(1);
  });

  it.each([
    ['a changed subject', "update audit_entries set subject = 'other' where number = 2", 2],
    ['a changed detail', `update audit_entries set details = '{"version":3}' where number = 3`, 3],
    ['a moved time', "update audit_entries set at = at + interval '1 second' where number = 1", 1],
    ['a removed entry', 'delete from audit_entries where number = 2', 2],
    ['a hash computed for another chain', "update audit_entries set hash = sha256('x') where number = 3", 3]
  ])('names the first number broken by %s', async (_case, statement, broken) => {
    for (const subject of ['one', 'two', 'three', 'four']) await record(subject);
    await tamper(statement);
    expect(await verifyAudit(database.db)).toEqual({ ok: false, broken });
  });
});
