import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { answerCase, takeAction } from '#lib/server/complaints/office-actions.ts';
import { lastPurge, purgeDue } from '#lib/server/complaints/retention.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor;
const clock = { time: tuesday };
const deps = () => complaintDependencies(database.db, clock);
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const closed = async () => {
  const made = await submitted(deps());
  await answerCase(deps(), officer, { ...(await at(made.id)), body: 'Sudah diperbaiki.' });
  clock.time += 30 * 86_400_000;
  await takeAction(deps(), officer, { ...(await at(made.id)), action: 'close' });
  return made;
};

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());

it('what was written in a case is purged once it has an end too, and stays without one', async () => {
  const { code } = await closed();
  await submitted(deps());
  clock.time = Date.parse('2036-12-24T01:00:00Z');
  expect(await purgeDue(deps())).toEqual({ identities: 1, contents: 0 });
  await database.db.$client`
    insert into settings (name, valid_from, value, changed_at)
    values ('complaints.content_years', '2036-01-01', '10'::jsonb, now())`;
  clock.time = Date.parse('2036-12-23T01:00:00Z');
  expect(await purgeDue(deps())).toEqual({ identities: 0, contents: 0 });
  clock.time = Date.parse('2036-12-24T02:00:00Z');
  expect(await purgeDue(deps())).toEqual({ identities: 0, contents: 1 });
  expect(await purgeDue(deps())).toEqual({ identities: 0, contents: 0 });
  expect(await lastPurge(deps(), officer)).toMatch(/: isi dari 1 pengaduan .* 24 Desember 2026 dihapus\.$/);
  const shown = await openTrackedCase(deps(), code);
  expect(shown).toMatchObject({ content: null, state: { code: 'closed' } });
  expect(shown.messages.map(({ body }) => body)).toEqual([null]);
});
