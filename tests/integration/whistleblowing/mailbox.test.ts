import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLinks } from '#lib/protocol/wbs1/chain.ts';
import { envelopeHash, messageHash, openMessage } from '#lib/protocol/wbs1/message.ts';
import { envelopeFromWire, messageFromWire, messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { asReporter } from '#lib/server/whistleblowing/access-repository.ts';
import { lookupHashOf } from '#lib/server/whistleblowing/mailbox.ts';
import { findReplyPlace, listMailboxMessages, lockReport } from '#lib/server/whistleblowing/report-repository.ts';
import { unansweredMessages } from '#lib/server/whistleblowing/reply.ts';
import { mailboxBytes, readMailbox, readOwnMessage, reply, submitReport } from '#lib/server/whistleblowing/service.ts';
import type { Mailbox } from '#lib/server/whistleblowing/mailbox.ts';
import { insertMessage } from '#lib/server/whistleblowing/report-repository.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newReport, openVault, tools, write, type TestReport, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

async function submitted(own = false): Promise<TestReport> {
  const report = await newReport(vault, { own });
  await submitReport(vault.deps, report.submission);
  return report;
}

const look = async (lookup: string, after = 0) => {
  const text = await readMailbox(vault.deps, { lookup, after });
  return { text, box: JSON.parse(text) as Mailbox };
};

async function answer(report: TestReport, earlier: Parameters<typeof write>[2], text = 'Terima kasih.') {
  const message = await write(vault, report, earlier, vault.inside, { text });
  const hash = Buffer.from(await messageHash(message), 'base64url');
  await insertMessage(database.db, messageToWire(message), {
    hash,
    day: '2026-11-25',
    signedBy: Buffer.from(vault.inside.keyId, 'base64url')
  });
  return message;
}

describe('a mailbox', () => {
  test('answers an unknown code, no news, news and much news with the same number of bytes', async () => {
    const report = await submitted();
    const unknown = await look(randomBytes(32).toString('base64url'));
    const quiet = await look(report.lookup);
    const messages = [report.first];
    messages.push(await answer(report, messages));
    const news = await look(report.lookup);
    while (messages.length < 40) messages.push(await answer(report, messages, 'x'.repeat(3000)));
    const much = await look(report.lookup);
    for (const { text } of [unknown, quiet, news, much]) expect(Buffer.byteLength(text)).toBe(mailboxBytes);
    expect([unknown.box.found, quiet.box.found]).toEqual([false, true]);
    expect([unknown.box.entries.length, quiet.box.entries.length, news.box.entries.length]).toEqual([0, 1, 2]);

    const entries = [...much.box.entries];
    let { next } = much.box;
    while (next !== null) {
      const page = await look(report.lookup, next);
      expect(Buffer.byteLength(page.text)).toBe(mailboxBytes);
      entries.push(...page.box.entries);
      next = page.box.next;
    }
    expect(entries).toHaveLength(40);
  });

  test('lets the reporter read the answer, and follow the chain without their own words', async () => {
    const report = await submitted();
    await answer(report, [report.first], 'Kami sudah membaca.');
    const { box } = await look(report.lookup);
    const links = await Promise.all(
      box.entries.map(async (entry) =>
        entry.own
          ? { header: entry.envelope.header, hash: await envelopeHash(envelopeFromWire(entry.envelope)) }
          : { header: entry.message.header, hash: await messageHash(messageFromWire(entry.message)) }
      )
    );
    expect(verifyLinks(links)).toEqual({ ok: true });
    const last = box.entries.at(-1);
    if (!last || last.own) throw new Error('no answer');
    expect(last.signedBy).toBe(vault.inside.keyId);
    const reader = { index: 1, privateKey: report.reporter.keyPair.privateKey };
    const text = await openMessage(tools, messageFromWire(last.message), {
      verifyKey: vault.inside.verifyKey,
      reader
    });
    expect(text).toBe('Kami sudah membaca.');
  });

  test('shows own words only where they were sealed to their sender, and to no other code', async () => {
    const [open, closed] = [await submitted(true), await submitted()];
    const mayOpen = async ({ lookup }: TestReport) => {
      const [entry] = (await look(lookup)).box.entries;
      return entry?.own && entry.envelope.sealedKeys.length > 1;
    };
    expect([await mayOpen(open), await mayOpen(closed)]).toEqual([true, false]);
    const { messageId } = open.first.header;
    const own = await readOwnMessage(vault.deps, { lookup: open.lookup, messageId });
    expect(own).toEqual(open.submission.message);
    expect(await readOwnMessage(vault.deps, { lookup: closed.lookup, messageId })).toBeUndefined();
  });
});

describe('a reply', () => {
  test('is added once, in its place', async () => {
    const report = await submitted();
    const message = messageToWire(await write(vault, report, [report.first], 'reporter', { text: 'Ada lagi.' }));
    const sent = { lookup: report.lookup, message, files: [] };
    expect(await reply(vault.deps, sent)).toEqual({ status: 'created' });
    expect(await reply(vault.deps, sent)).toEqual({ status: 'again' });
    const late = messageToWire(await write(vault, report, [report.first], 'reporter', { text: 'Lain.' }));
    expect(await reply(vault.deps, { ...sent, message: late })).toEqual({ status: 'conflict', problem: 'not_next' });
  });

  test('is refused for another report, another sender and a wrong signature', async () => {
    const [mine, theirs] = [await submitted(), await submitted()];
    const message = messageToWire(await write(vault, mine, [mine.first], 'reporter'));
    const send = (lookup: string, one: typeof message) => reply(vault.deps, { lookup, message: one, files: [] });
    expect(await send(theirs.lookup, message)).toEqual({ status: 'unknown' });
    expect(await send(randomBytes(32).toString('base64url'), message)).toEqual({ status: 'unknown' });
    const office = messageToWire(await write(vault, mine, [mine.first], vault.inside));
    expect(await send(mine.lookup, office)).toEqual({ status: 'invalid', problem: 'message' });
    const signature = randomBytes(64).toString('base64url');
    expect(await send(mine.lookup, { ...message, signature })).toEqual({
      status: 'invalid',
      problem: 'message_signature'
    });
  });
});

/** Messages of the reporter as they lie in the table, each as large as the largest. */
async function fill({ id }: TestReport, from: number, to: number) {
  await database.db.$client`
    insert into wbs.messages (id, report_id, seq, sender, kind, mode, key_list_hash, previous, seen, hash, iv, ciphertext,
      sealed_keys, commitment, signature, signed_by, day)
    select decode(md5(${id} || n), 'hex'), ${Buffer.from(id, 'base64url')}, n, 'reporter', 'text', 'browser', sha256('l'),
      sha256(('m' || n - 1)::bytea), '', sha256(('m' || n)::bytea), decode(md5('iv'), 'hex'), decode(repeat('ab', 262160), 'hex'),
      decode(repeat('00', 80), 'hex'), sha256('c'), decode(repeat('00', 64), 'hex'), null, '2026-11-24'
    from generate_series(${from}::int, ${to}::int) n`;
}

describe('a mailbox that one code filled', () => {
  test('moves no ciphertext of the reporter: 500 messages of 256 KiB cost what small ones do', async () => {
    const report = await submitted();
    await fill(report, 2, 500);
    const lookup = lookupHashOf(report.lookup);
    const page = await asReporter(database.db, (tx) => listMailboxMessages(tx, lookup, 0));
    expect(page).toHaveLength(100);
    expect(
      page.every(({ ciphertext, ciphertextHash }) => ciphertext.length === 0 && ciphertextHash.length === 32)
    ).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(500_000);
    expect(Buffer.byteLength((await look(report.lookup)).text)).toBe(mailboxBytes);
    const place = await asReporter(database.db, (tx) => findReplyPlace(tx, lookup, Buffer.alloc(0), Buffer.alloc(0)));
    expect(place).toMatchObject({ seq: 500, stored: false, hasSeen: false, unanswered: 500 });
    const found: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const { box } = await look(report.lookup, after);
      found.push(...box.entries.map((entry) => (entry.own ? entry.envelope.header.seq : 0)));
      after = box.next;
    }
    expect(found).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  });

  test('asks to wait for an answer after ten messages, and takes the next one after it', async () => {
    const report = await submitted();
    const messages = [report.first];
    const send = async () => {
      const message = await write(vault, report, messages, 'reporter');
      const outcome = await reply(vault.deps, { lookup: report.lookup, message: messageToWire(message), files: [] });
      if (outcome.status === 'created') messages.push(message);
      return outcome;
    };
    while (messages.length < unansweredMessages) expect(await send()).toEqual({ status: 'created' });
    expect(await send()).toEqual({ status: 'wait', problem: 'wait_for_answer' });
    messages.push(await answer(report, messages));
    expect(await send()).toEqual({ status: 'created' });
  });

  test('holds no connection for long: a reply that finds its report locked gives up', async () => {
    const report = await submitted();
    const message = messageToWire(await write(vault, report, [report.first], 'reporter'));
    const late = await asReporter(database.db, async (tx) => {
      await lockReport(tx, lookupHashOf(report.lookup));
      return reply(vault.deps, { lookup: report.lookup, message, files: [] }).catch((failure: unknown) => failure);
    });
    expect(late).toMatchObject({ cause: { code: '55P03' } });
  });
});
