import { randomUUID } from 'node:crypto';
import { isActionFailure } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type OpenDatabase } from '#lib/server/db/client.ts';
import { provideRuntime } from '#lib/server/runtime.ts';
import { tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { load } from '../../../src/routes/(public)/pengaduan/baru/+page.server.ts';
import { sendComplaint } from '../../../src/routes/(public)/pengaduan/baru/send-complaint.ts';

let database: TestDatabase;
/** Nobody listens there. */
let away: OpenDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  away = connect({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'test' });
});
afterAll(async () => {
  await away.close();
  await database.close();
});

const isAway = (yes: boolean) => provideRuntime({ ...testRuntime(database, tuesday), ...(yes && { db: away.db }) });

const typed = {
  submissionId: randomUUID(),
  class: 'complaint',
  category: 'service_time',
  description: 'Loket 3 tutup sejak pukul sebelas.',
  place: 'Loket 3',
  desiredSolution: 'Dibuka sampai jam layanan berakhir.',
  identity: 'identified',
  name: 'Warga Uji',
  phone: '0812 3456 7890'
};

async function send() {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  const url = new URL('http://site.example/pengaduan/baru');
  const request = new Request(url, { method: 'POST', body: form });
  return sendComplaint({ request, url } as Parameters<typeof sendComplaint>[0]);
}

test('while the database is away the form is there to be written', async () => {
  isAway(true);
  expect(await load()).toMatchObject({ today: '2026-11-24', submissionId: expect.any(String) as string });
});

test('a complaint that cannot be stored is answered by 503, says so, and comes back with every word of it', async () => {
  isAway(true);
  const answer = await send();
  expect(isActionFailure(answer) && [answer.status, answer.data]).toMatchObject([
    503,
    { values: typed, problems: { form: expect.stringContaining('Isian Anda masih ada di halaman ini') as string } }
  ]);
});

test('the same form, sent again once the database is back, is one case', async () => {
  isAway(true);
  await send();
  isAway(false);
  expect(await send()).toMatchObject({ submitted: { receipt: { summary: 'Loket 3 tutup sejak pukul sebelas.' } } });
  const [row] = await database.db.$client`select count(*)::int as cases from complaints`;
  expect(row).toEqual({ cases: 1 });
});
