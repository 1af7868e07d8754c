import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { roles } from '#lib/domain/staff/role.ts';
import { contentHash, signDeed } from '#lib/protocol/wbs1/deed.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { asRecipient, asReporter } from '#lib/server/whistleblowing/access-repository.ts';
import {
  appendMessage,
  changeState,
  currentGate,
  grantWrap,
  importKeyList,
  keepMemory,
  listCandidateKeys,
  listReports,
  listWbsAudit,
  markRead,
  missingChunks,
  openReport,
  ownKeys,
  readFileChunk,
  readMailbox,
  readOwnMessage,
  recordExport,
  recuse,
  registerKey,
  replaceSealedKey,
  reply,
  storeChunk,
  submitReport,
  sweepDaily
} from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  listedKey,
  newFileId,
  newRecipient,
  newReport,
  nextList,
  openVault,
  recusal,
  resealing,
  write,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
/** A holds both files; B is another reporter's. */
let a: TestReport & { fileId: string };
let b: TestReport & { fileId: string };
const others: Record<string, TestRecipient> = {};

async function withFile(to: readonly TestRecipient[]) {
  const fileId = newFileId();
  const report = await newReport(vault, { to, files: [{ fileId, size: 50 }] });
  await submitReport(vault.deps, report.submission);
  const upload = {
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  };
  expect(await storeChunk(vault.deps, upload)).toEqual({ status: 'created' });
  return { ...report, fileId };
}

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
  const [excluded, revoked, rotated, recused] = [
    await newRecipient(database.db),
    await newRecipient(database.db),
    await newRecipient(database.db),
    await newRecipient(database.db)
  ];
  Object.assign(others, { excluded, revoked, rotated, recused });
  const all = [vault.inside, vault.outside, excluded, revoked, rotated, recused];
  await nextList(
    vault,
    all.map((one) => listedKey(one))
  );
  a = await withFile([vault.inside, vault.outside, revoked, rotated, recused]);
  b = await withFile([excluded, vault.outside]);
  await markRead(vault.deps, vault.inside.actor, a.id, 1);
  await recuse(vault.deps, recused.actor, a.id, await recusal(recused, a.id));
  await nextList(vault, [
    ...[vault.inside, vault.outside, excluded, recused].map((one) => listedKey(one)),
    listedKey(rotated, { to: '2026-11-20' })
  ]);
});
afterAll(() => database.close());

/** Every use case on one report. */
const onReport = {
  openReport: (actor: Actor, id: string) => openReport(vault.deps, actor, id),
  markRead: (actor: Actor, id: string) => markRead(vault.deps, actor, id, 1),
  readFileChunk: (actor: Actor, id: string) =>
    readFileChunk(vault.deps, actor, id, { fileId: id === b.id ? b.fileId : a.fileId, number: 0 }),
  recordExport: (actor: Actor, id: string) => recordExport(vault.deps, actor, id),
  recuse: async (actor: Actor, id: string) => recuse(vault.deps, actor, id, await recusal(vault.inside, id)),
  grantWrap: (actor: Actor, id: string) =>
    grantWrap(vault.deps, actor, id, {
      wrap: a.submission.wraps[0] ?? { keyId: '', enc: '', ct: '' },
      keyListHash: 'A'.repeat(43)
    }),
  appendMessage: async (actor: Actor, id: string) =>
    appendMessage(vault.deps, actor, id, {
      message: messageToWire(await write(vault, a, [a.first], vault.inside)),
      signedBy: vault.inside.keyId
    }),
  changeState: async (actor: Actor, id: string) =>
    changeState(vault.deps, actor, id, {
      message: messageToWire(await write(vault, a, [a.first], vault.inside, { kind: 'state' })),
      signedBy: vault.inside.keyId,
      state: 'under_review',
      reason: null
    })
};
const names = Object.keys(onReport) as (keyof typeof onReport)[];

const wording = async (name: keyof typeof onReport, actor: Actor, id: string) => {
  const { code, message } = await refusal(() => onReport[name](actor, id));
  return `${code}: ${message}`;
};

describe.each(names)('%s', (name) => {
  test('says the same of a report that is not there as of one that is another’s, excluded, recused, revoked', async () => {
    const absent = await wording(name, vault.inside.actor, randomBytes(16).toString('base64url').slice(0, 21) + 'A');
    expect(absent).toMatch(/^not_found: /);
    for (const who of ['excluded', 'revoked', 'recused']) {
      const recipient = others[who];
      expect(await wording(name, recipient?.actor ?? vault.inside.actor, a.id), who).toBe(absent);
    }
    expect(await wording(name, vault.inside.actor, b.id)).toBe(absent);
    for (const odd of ['', 'x', '../a', `${a.id}'`, 'A'.repeat(500)]) {
      expect(await wording(name, vault.inside.actor, odd)).toBe(absent);
    }
  });

  test('is forbidden to every other role, and opens nothing to the program', async () => {
    for (const role of roles.filter((one) => one !== 'wbs_recipient')) {
      const actor: Actor = { kind: 'staff', accountId: vault.inside.actor.accountId, role };
      expect((await refusal(() => onReport[name](actor, a.id))).code, role).toBe('forbidden');
    }
    expect((await refusal(() => onReport[name]({ kind: 'complainant' }, a.id))).code).toBe('forbidden');
    expect((await refusal(() => onReport[name]({ kind: 'program', name: 'cli' }, a.id))).code).toBe('not_found');
  });
});

describe('other use cases', () => {
  test('are forbidden to every role but their own', async () => {
    for (const role of roles) {
      const actor: Actor = { kind: 'staff', accountId: randomUUID(), role };
      const memory = { version: 1, iv: 'A'.repeat(16), ct: '' };
      const sealedKey = { publicKey: 'A'.repeat(43), verifyKey: 'A'.repeat(43), sealed: {}, memory };
      const handling = [
        () => listReports(vault.deps, actor),
        () => ownKeys(vault.deps, actor),
        () => listWbsAudit(vault.deps, actor),
        () => replaceSealedKey(vault.deps, actor, { keyId: vault.inside.keyId, sealed: {}, proof: 'A'.repeat(86) }),
        ...(role === 'wbs_recipient' ? [] : [() => registerKey(vault.deps, actor, sealedKey)])
      ];
      const keeping = [() => importKeyList(vault.deps, actor, '{}'), () => listCandidateKeys(vault.deps, actor)];
      for (const work of handling) {
        const code = await work().then(
          () => 'done',
          (problem: { code: string }) => problem.code
        );
        expect(code === 'forbidden', role).toBe(role !== 'wbs_recipient');
      }
      for (const work of keeping) {
        const code = await work().then(
          () => 'done',
          (problem: { code: string }) => problem.code
        );
        expect(code === 'forbidden', role).toBe(role !== 'admin');
      }
    }
  });

  test('a rotated key still reads its cases, and signs no more', async () => {
    const { rotated } = others;
    if (!rotated) throw new Error('no recipient');
    expect((await openReport(vault.deps, rotated.actor, a.id)).wraps).toHaveLength(1);
    const message = messageToWire(await write(vault, a, [a.first], rotated));
    const sent = { message, signedBy: rotated.keyId };
    expect((await refusal(() => appendMessage(vault.deps, rotated.actor, a.id, sent))).code).toBe('invalid');
  });

  test('no key of another is sealed anew', async () => {
    const { excluded } = others;
    const change = await resealing(vault.inside, {}, { v: '1' });
    const actor = excluded?.actor ?? vault.inside.actor;
    expect((await refusal(() => replaceSealedKey(vault.deps, actor, change))).code).toBe('not_found');
  });

  test('only the key itself has its sealed form replaced, once, and the former form stays thirty days', async () => {
    const { actor } = vault.inside;
    const replaced = async () => (await ownKeys(vault.deps, actor)).find(({ keyId }) => keyId === vault.inside.keyId);
    const change = await resealing(vault.inside, {}, { v: '1' });
    const byOther = { ...(await resealing(vault.outside, {}, { v: '1' })), keyId: vault.inside.keyId };
    for (const forged of [byOther, { ...change, sealed: { v: '2' } }, { ...change, proof: 'A'.repeat(86) }, {}, null])
      expect((await refusal(() => replaceSealedKey(vault.deps, actor, forged))).code).toBe('invalid');
    expect(await replaced()).toMatchObject({ sealed: {}, former: null });
    await replaceSealedKey(vault.deps, actor, change);
    const until = addDays(officeDateAt(vault.clock.time), 30);
    expect(await replaced()).toMatchObject({ sealed: { v: '1' }, former: { sealed: {}, until } });
    // What was agreed to once does not fit again.
    expect((await refusal(() => replaceSealedKey(vault.deps, actor, change))).code).toBe('invalid');
    const now = vault.clock.time;
    vault.clock.time += 30 * 86_400_000;
    await sweepDaily(vault.deps);
    expect((await replaced())?.former).not.toBeNull();
    vault.clock.time += 86_400_000;
    await sweepDaily(vault.deps);
    expect((await replaced())?.former).toBeNull();
    vault.clock.time = now;
  });

  test('what a browser remembers is kept on the key’s word, and never gives way to less', async () => {
    const { actor, keyId, signSeed } = vault.inside;
    const signed = async (version: number, by = signSeed) => {
      const memory = { version, iv: 'A'.repeat(16), ct: 'AAAA' };
      const deed = { deed: 'memory', keyId, version, next: await contentHash(memory) } as const;
      return { keyId, memory, proof: await signDeed(nativeSigning, by, deed) };
    };
    await keepMemory(vault.deps, actor, await signed(2));
    expect((await refusal(async () => keepMemory(vault.deps, actor, await signed(1)))).code).toBe('conflict');
    const forged = await signed(3, vault.outside.signSeed);
    expect((await refusal(() => keepMemory(vault.deps, actor, forged))).code).toBe('invalid');
    const foreign = await signed(3);
    expect((await refusal(() => keepMemory(vault.deps, vault.outside.actor, foreign))).code).toBe('not_found');
    const [kept] = await ownKeys(vault.deps, actor);
    expect(kept?.memory).toMatchObject({ version: 2 });
  });
});

test('every id of report A with the code of B is unknown', async () => {
  const message = messageToWire(await write(vault, a, [a.first], 'reporter'));
  expect(await reply(vault.deps, { lookup: b.lookup, message, files: [] })).toEqual({ status: 'unknown' });
  const { messageId } = a.first.header;
  expect(await readOwnMessage(vault.deps, { lookup: b.lookup, messageId })).toBeUndefined();
  expect(await missingChunks(vault.deps, { lookup: b.lookup, fileId: a.fileId })).toBeUndefined();
  expect(await readMailbox(vault.deps, { lookup: b.lookup, after: 0 })).not.toContain(a.id);
});

describe('the database itself', () => {
  const tables = ['reports', 'wraps', 'messages', 'files', 'chunks', 'audit_entries', 'statistics', 'recipient_keys'];

  test.each(tables)('gives the role of reporters no row of %s', async (table) => {
    const read = asReporter(database.db, (tx) => tx.execute(`select * from wbs.${table}`));
    await expect(read).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('shows the role of recipients what their keys hold, and nothing without a key', async () => {
    const ids = async (keys: readonly TestRecipient[]) =>
      asRecipient(
        database.db,
        keys.map(({ keyId }) => Buffer.from(keyId, 'base64url')),
        async (tx) => {
          const rows = await tx.execute<{ id: Buffer }>('select id from wbs.reports');
          const chunks = await tx.execute('select 1 from wbs.chunks');
          return [rows.map(({ id }) => id.toString('base64url')), chunks.length] as const;
        }
      );
    expect(await ids([])).toEqual([[], 0]);
    expect(await ids([vault.inside])).toEqual([[a.id], 1]);
    expect((await ids([vault.outside]))[0].sort()).toEqual([a.id, b.id].sort());
    const stolen = asRecipient(database.db, [Buffer.from(vault.inside.keyId, 'base64url')], (tx) =>
      tx.execute(
        `delete from wbs.wraps where key_id <> '\\x${Buffer.from(vault.inside.keyId, 'base64url').toString('hex')}'`
      )
    );
    expect((await stolen).length).toBe(0);
    expect((await currentGate(vault.deps)).open).toBe(true);
  });
});
