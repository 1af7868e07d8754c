import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyDesk, type ClosedKey } from '#lib/client/whistleblowing/key-desk.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { openKeyFile } from '#lib/server/auth/key-file.ts';
import { ensureDemoAccounts } from '#lib/server/demo/accounts.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import {
  currentGate,
  deskTrust,
  halfYearCounts,
  keyListHistory,
  lastCompared,
  listReports,
  openPlainMailbox,
  openReport,
  ownKeys,
  readFileChunk
} from '#lib/server/whistleblowing/service.ts';
import { demoRootKey, requireOwnKeyFile } from '../../../src/cli/demo-ceremony.ts';
import { simulateReports, type DemoReports } from '../../../src/cli/demo-reports.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { tools } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let runtime: Runtime;
let demo: DemoReports;

async function withKeyFile(at: string): Promise<Runtime> {
  const keyFile = join(temporaryFolder('suara-demo-'), 'demo.key');
  const base = testRuntime(database, epochOf(at));
  const config = { ...base.config, keyFile, wbsRootKey: await demoRootKey(keyFile) };
  return { ...base, secrets: await openKeyFile(keyFile), config };
}

beforeAll(async () => {
  database = await openTestDatabase();
  runtime = await withKeyFile('2026-11-24T10:00:00+08:00');
  await ensureDemoAccounts(runtime);
  demo = await simulateReports(runtime);
}, 240_000);
afterAll(() => database.close());

/** What a recipient sees who types the printed passphrase. */
async function desksOf({ actor, passphrase }: DemoReports['recipients'][number]) {
  const desk = keyDesk(tools, () => 0);
  await desk.unlock(passphrase, (await ownKeys(runtime, actor)) as unknown as ClosedKey[]);
  const trust = await deskTrust(runtime, actor);
  const lines = await listReports(runtime, actor);
  const read = async (id: string) => desk.read(await openReport(runtime, actor, id), trust);
  return { desk, lines, read };
}

it('opens the form with a chain of signed lists since 2025, and a key that was compared with the poster', async () => {
  expect(await currentGate(runtime)).toMatchObject({ open: true });
  const lists = await keyListHistory(database.db);
  expect(lists[0]?.body.issuedOn).toBe('2025-01-02');
  expect(lists.length).toBeGreaterThan(6);
  expect(await lastCompared(runtime)).toBe(lists.at(-1)?.body.issuedOn);
});

it('holds reports in every kind of state, which the printed passphrases open without an alarm', async () => {
  const [inside, outside] = demo.recipients;
  if (!inside || !outside) throw new Error('no recipients');
  expect([inside.outside, outside.outside]).toEqual([false, true]);
  const { lines, read } = await desksOf(outside);
  expect(new Set(lines.map(({ state }) => state))).toEqual(
    new Set([
      'received',
      'under_review',
      'forwarded',
      'followed_up',
      'closed_proven',
      'closed_unproven',
      'closed_insufficient'
    ])
  );
  expect(new Set(lines.map(({ mode }) => mode))).toEqual(new Set(['browser', 'server']));
  expect(lines.filter(({ quarantined }) => quarantined)).toEqual([]);
  expect(lines.some(({ duties }) => duties.some(({ overdue }) => overdue))).toBe(true);
  for (const { id } of lines) {
    const { alarms, messages } = await read(id);
    expect(alarms).toEqual([]);
    expect(messages[0]?.letter?.text.length).toBeGreaterThan(20);
  }
  const theirs = await desksOf(inside);
  const kept = lines.filter(({ id }) => !theirs.lines.some((line) => line.id === id));
  expect(kept.map(({ state }) => state)).toEqual(expect.arrayContaining(['forwarded', 'received']));
  for (const { id } of theirs.lines) expect((await theirs.read(id)).alarms).toEqual([]);
});

it('prints a code that opens a mailbox with words of both sides and a file that arrived', async () => {
  const parsed = parseTrackingCode(demo.code);
  expect(parsed.domain).toBe('wbs');
  const view = await openPlainMailbox(runtime, parsed.ok ?? new Uint8Array());
  expect(view).toMatchObject({ broken: false, state: 'under_review' });
  expect(view?.messages.filter(({ own }) => own)).toHaveLength(3);
  expect(view?.messages.filter(({ own }) => !own).length).toBeGreaterThan(3);
  expect(view?.messages.every(({ letter, forged }) => letter !== undefined && !forged)).toBe(true);

  const [, outside] = demo.recipients;
  if (!outside) throw new Error('no recipients');
  const { desk, lines, read } = await desksOf(outside);
  const opened = await Promise.all(
    lines.map(async ({ id }) => ({ id, first: (await read(id)).messages[0]?.letter?.files[0] }))
  );
  const { id = '', first } = opened.find((one) => one.first) ?? {};
  if (!first) throw new Error('no file');
  const chunk = await readFileChunk(runtime, outside.actor, id, { fileId: first.fileId, number: 0 });
  const plain = await desk.file(id, first, [new Uint8Array(chunk)], chunk.length);
  expect(new TextDecoder().decode(plain)).toContain('simulasi');
});

it('leaves figures of half-years above and below the smallest class, also of reports that were erased', async () => {
  const [first, second] = await Promise.all(
    ([1, 2] as const).map((half) => halfYearCounts(runtime, { year: 2025, half }))
  );
  expect(first).toEqual({
    received: { kind: 'exact', value: 6 },
    closed: { kind: 'exact', value: 6 },
    onTimeRate: 100
  });
  expect(second?.closed).toEqual({ kind: 'few' });
  const [outside] = demo.recipients.slice(1);
  const left = outside ? await listReports(runtime, outside.actor) : [];
  expect(left.length).toBeGreaterThan(8);
  expect(demo.stored).toBeGreaterThan(left.length);
});

it('is not repeated, and signs the next list when the last one has run out', async () => {
  const again = await simulateReports(runtime);
  expect(again).toEqual({ ...demo, stored: 0 });
  const later = { ...runtime, now: () => epochOf('2027-06-01T10:00:00+08:00') };
  expect(await currentGate(later)).toMatchObject({ open: false, reason: 'key_list_expired' });
  await simulateReports(later);
  expect(await currentGate(later)).toMatchObject({ open: true });
});

it('says which folder to delete when the key file is another one', async () => {
  await expect(requireOwnKeyFile(runtime)).resolves.toBeUndefined();
  const other = await withKeyFile('2026-11-24T10:00:00+08:00');
  await expect(requireOwnKeyFile(other)).rejects.toThrow(/another key file.*Delete/);
});
