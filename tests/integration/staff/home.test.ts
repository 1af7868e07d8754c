import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listDueItems } from '#lib/server/staff/due-items.ts';
import { listOpenRounds } from '#lib/server/staff/open-rounds.ts';
import { ensureRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { makeCase } from '#tests/support/complaint-cases.ts';
import { makeOfficer } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, november, skmSubmission, watchSaying } from '#tests/support/submissions.ts';
import { withoutReports } from '#tests/support/whistleblowing.ts';

const officer: Actor = { kind: 'staff', accountId: 'officer', role: 'survey_officer' };
const leader: Actor = { kind: 'staff', accountId: 'leader', role: 'leadership' };

let database: TestDatabase;
const deps = () => ({ ...withoutReports, db: database.db, now: () => november });

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureRounds(deps());
  for (const held of [false, false, true]) {
    await submitResponse({ ...deps(), bursts: watchSaying(held) }, newId(), skmSubmission(4), '192.0.2.1');
  }
});
afterAll(() => database.close());

it('the home of staff shows the open rounds with their answers so far', async () => {
  const open = await listOpenRounds(deps(), leader);
  expect(open).toHaveLength(3);
  expect(open.find(({ href }) => href === '/staf/survei/pelayanan-publik/2026-tw4')).toMatchObject({
    answers: '2 jawaban, 1 ditandai',
    until: 'sampai 20 Desember 2026'
  });
});

it('asks for a decision on flagged answers those who may decide', async () => {
  const titles = async (actor: Actor) => (await listDueItems(deps(), actor)).map(({ title }) => title);
  const wanted = 'Putuskan 1 jawaban yang ditandai: survei pelayanan publik, Triwulan IV Tahun 2026';
  expect(await titles(officer)).toContain(wanted);
  expect(await titles(leader)).not.toContain(wanted);
});

it('shows those who handle complaints the ones that came in a flood, and nobody else', async () => {
  await makeCase(database.db, { sequence: 1, receivedOn: '2026-11-20', quarantined: true });
  const titles = async (actor: Actor) => (await listDueItems(deps(), actor)).map(({ title }) => title);
  const wanted = 'Periksa 1 pengaduan yang datang saat kiriman membanjir';
  expect(await titles(await makeOfficer(database.db))).toContain(wanted);
  expect(await titles(leader)).not.toContain(wanted);
});

it('asks those who handle complaints for words on a reply to an answer', async () => {
  const id = await makeCase(database.db, {
    sequence: 2,
    receivedOn: '2026-11-20',
    steps: [['answered', '2026-11-21']]
  });
  await database.db.$client`
    insert into complaint_messages (id, complaint_id, author, body, sent_at)
    values (gen_random_uuid(), ${id}, 'complainant', 'x', now())`;
  const titles = (await listDueItems(deps(), await makeOfficer(database.db))).map(({ title }) => title);
  expect(titles).toContain('Balas pesan pengadu pada 1 pengaduan');
});
