import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import { wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { chunkSize } from '#lib/protocol/wbs1/stream.ts';
import { sealedSize } from '#lib/protocol/wbs1/upload.ts';
import { wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import { recordWbsAudit } from '#lib/server/whistleblowing/audit.ts';
import {
  grantWrap,
  listWbsAudit,
  openReport,
  readFileChunk,
  recuse,
  storeChunk,
  submitReport
} from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  recusal,
  listedKey,
  newFileId,
  newRecipient,
  newReport,
  nextList,
  openVault,
  tools,
  type ReportChoice,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
let excluded: TestRecipient;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
  excluded = await newRecipient(database.db);
  await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside), listedKey(excluded)]);
});
afterEach(() => database.close());

async function submitted(choice: ReportChoice = {}): Promise<TestReport> {
  const report = await newReport(vault, { to: [vault.inside, vault.outside], ...choice });
  expect(await submitReport(vault.deps, report.submission)).toEqual({ status: 'created' });
  return report;
}

/** Act and report, newest first; undefined where the trail is closed. */
const seen = async ({ actor }: { readonly actor: Actor }) =>
  (await listWbsAudit(vault.deps, actor))?.entries.map(({ action, subject }) => [action, subject]);

describe('the trail', () => {
  test('tells a recipient what was done with the reports their keys hold, by whomever', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.outside.actor, one.id);
    expect(await seen(vault.inside)).toEqual([['wbs.open', one.id]]);
  });

  test('tells whom the reporter excluded nothing, not even that there is a report', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.inside.actor, one.id);
    await openReport(vault.deps, vault.outside.actor, one.id);
    expect(await seen(excluded)).toEqual([]);
  });

  test('shows everybody entries that are about no report', async () => {
    const { actor } = vault.inside;
    await recordWbsAudit(database.db, { at: vault.clock.time, actor, action: 'wbs.key_made', subject: '' });
    expect(await seen(excluded)).toEqual([['wbs.key_made', '']]);
  });

  test('leaves who recused themselves their own acts, without the report’s name, and nothing that followed', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.inside.actor, one.id);
    await recuse(vault.deps, vault.inside.actor, one.id, await recusal(vault.inside, one.id));
    await openReport(vault.deps, vault.outside.actor, one.id);
    expect(await seen(vault.inside)).toEqual([
      ['wbs.recuse', ''],
      ['wbs.open', '']
    ]);
    expect((await seen(vault.outside))?.map(([action]) => action)).toEqual(['wbs.open', 'wbs.recuse', 'wbs.open']);
  });

  test('opens what was done before to whom access was given', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.inside.actor, one.id);
    const listHash = await keyListHash(vault.list.body);
    const place = { reportId: new Uint8Array(Buffer.from(one.id, 'base64url')), keyListHash: listHash };
    const to = { keyId: excluded.keyId, publicKey: excluded.pair.publicKey };
    const wrap = wrapToWire(await wrapReportKey(tools.suite, place, one.reportKey, to));
    await grantWrap(vault.deps, vault.inside.actor, one.id, { wrap, keyListHash: toBase64Url(listHash) });
    expect(await seen(excluded)).toEqual([
      ['wbs.grant', one.id],
      ['wbs.open', one.id]
    ]);
  });

  test('forgets the names of erased reports', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.inside.actor, one.id);
    await openReport(vault.deps, vault.outside.actor, one.id);
    await database.db.$client`delete from wbs.reports`;
    expect(await seen(vault.inside)).toEqual([['wbs.open', '']]);
    expect(await seen(excluded)).toEqual([]);
  });

  test('is closed without a living key of the list, and to every other role', async () => {
    const one = await submitted();
    await openReport(vault.deps, vault.inside.actor, one.id);
    expect(await seen(await newRecipient(database.db))).toBeUndefined();
    await nextList(vault, [
      listedKey(vault.inside, { to: '2026-11-20' }),
      listedKey(vault.outside),
      listedKey(excluded, { from: '2026-12-01' })
    ]);
    expect(await seen(vault.inside)).toBeUndefined();
    expect(await seen(excluded)).toBeUndefined();
    const admin: Actor = { ...vault.inside.actor, role: 'admin' };
    expect((await refusal(() => listWbsAudit(vault.deps, admin))).code).toBe('forbidden');
    expect(await seen(vault.outside)).toHaveLength(1);
  });

  test('goes on below a number, without gaps, and says where it ends', async () => {
    const one = await submitted();
    for (let n = 0; n < 52; n++) await openReport(vault.deps, vault.inside.actor, one.id);
    const first = await listWbsAudit(vault.deps, vault.inside.actor);
    expect([first?.entries.length, first?.older]).toEqual([50, 3]);
    const rest = await listWbsAudit(vault.deps, vault.inside.actor, first?.older);
    expect([rest?.entries.map(({ number }) => number), rest?.older]).toEqual([[2, 1], undefined]);
  });
});

describe('a file that is read', () => {
  async function withFile() {
    const fileId = newFileId();
    const size = sealedSize(2 * chunkSize);
    const report = await submitted({ files: [{ fileId, size }] });
    const at = { lookup: report.reporter.lookup, fileId: new Uint8Array(Buffer.from(fileId, 'base64url')) };
    for (const number of [0, 1]) {
      const chunk = new Uint8Array(size / 2).fill(number);
      expect(await storeChunk(vault.deps, { ...at, number, chunk })).toEqual({ status: 'created' });
    }
    return { id: report.id, fileId };
  }

  const read = ({ id, fileId }: Awaited<ReturnType<typeof withFile>>, number: number, by = vault.inside) =>
    readFileChunk(vault.deps, by.actor, id, { fileId, number });

  const acts = async () => (await seen(vault.inside))?.map(([action]) => action).reverse();

  test('is in the trail whichever part is fetched, though the first never is', async () => {
    const file = await withFile();
    await read(file, 1);
    expect(await acts()).toEqual(['wbs.file']);
  });

  test('is there once for all its parts, even fetched at once, and again after the report was opened again', async () => {
    const file = await withFile();
    await openReport(vault.deps, vault.inside.actor, file.id);
    await Promise.all([read(file, 1), read(file, 0), read(file, 1)]);
    expect(await acts()).toEqual(['wbs.open', 'wbs.file']);
    await openReport(vault.deps, vault.inside.actor, file.id);
    await read(file, 0);
    expect(await acts()).toEqual(['wbs.open', 'wbs.file', 'wbs.open', 'wbs.file']);
  });

  test('is there for each who read it', async () => {
    const file = await withFile();
    await read(file, 0);
    await read(file, 0, vault.outside);
    await read(file, 1);
    expect(await acts()).toEqual(['wbs.file', 'wbs.file']);
  });

  test('is not there when there was nothing to fetch', async () => {
    const file = await withFile();
    expect((await refusal(() => read(file, 7))).code).toBe('not_found');
    expect(await acts()).toEqual([]);
  });
});
