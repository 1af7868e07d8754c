import { afterAll, beforeAll, expect, test } from 'vitest';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { provideRuntime } from '#lib/server/runtime.ts';
import { newFormId, publicChannel } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { openVault, type TestVault } from '#tests/support/whistleblowing.ts';
import { actions as report, load } from '../../../src/routes/(wbs)/wbs/lapor/+page.server.ts';
import { actions as mailbox } from '../../../src/routes/(wbs)/wbs/kotak/+page.server.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

/** As the running program; with `away`, its database cannot be reached. */
function provide({ away = false } = {}): void {
  const runtime = testRuntime(database, vault.clock.time);
  const db = away ? drizzle(postgres('postgres://x@127.0.0.1:1/x', { max: 1 })) : undefined;
  const config = { ...runtime.config, ...vault.deps.config };
  provideRuntime({ ...runtime, ...vault.deps, config, ...(db && { db }) });
}

interface Answer {
  readonly status?: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly sent?: { readonly code: string };
}

function posted(path: string, fields: Readonly<Record<string, string>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const url = new URL(path, 'http://localhost:3000');
  const request = new Request(url, { method: 'POST', body });
  return { request, url, route: { id: path } } as never;
}

const typed = {
  leadership: 'Tidak tahu',
  kind: 'illegal_levy',
  text: 'Diminta membayar di loket sebelum dilayani.',
  who: 'Petugas loket',
  honest: 'ya'
};
const sendReport = (fields: Readonly<Record<string, string>>) =>
  report.kirim(posted('/wbs/lapor', fields)) as Promise<Answer>;

test('while the database is away the form comes back with every word, id and box, and is taken once when it is back', async () => {
  const form = { ...typed, formId: newFormId(), excluded: vault.inside.keyId };
  provide({ away: true });
  const failed = await sendReport(form);
  expect(failed).toMatchObject({ status: 503, data: { values: form } });
  expect(failed.data?.problems).toHaveProperty('form');
  const page = (await load(posted('/wbs/lapor', {}))) as { channel?: unknown };
  expect(page.channel).toBeUndefined();
  provide();
  const [first, reloaded] = [await sendReport(form), await sendReport(form)];
  expect(first.sent?.code).toMatch(/^[\dA-Z]{5}(-[\dA-Z]{5}){4}$/);
  expect(reloaded).toEqual(first);
});

test('a form that was closed meanwhile comes back, too', async () => {
  provide();
  vault.clock.time += 200 * 86_400_000;
  provide();
  expect((await publicChannel(vault.deps)).closed).toBe('key_list_expired');
  expect(await sendReport({ ...typed, formId: newFormId() })).toMatchObject({
    status: 503,
    data: { values: { text: typed.text } }
  });
  vault.clock.time -= 200 * 86_400_000;
});

test('an answer that cannot be stored comes back with its code, and a code that cannot be tried stays in its field', async () => {
  provide();
  const code = (await sendReport({ ...typed, formId: newFormId() })).sent?.code ?? '';
  provide({ away: true });
  const fields = { code, formId: newFormId(), text: 'Ada tambahan.' };
  expect(await mailbox.balas(posted('/wbs/kotak', fields))).toMatchObject({ status: 503, data: fields });
  expect(await mailbox.buka(posted('/wbs/kotak', { code }))).toMatchObject({ status: 503, data: { typed: code } });
  provide();
  expect(await mailbox.balas(posted('/wbs/kotak', fields))).toMatchObject({ code, view: { broken: false } });
});
