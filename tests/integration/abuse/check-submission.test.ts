import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { guardFields } from '#lib/domain/abuse/guard.ts';
import { findProof } from '#lib/domain/abuse/proof-of-work.ts';
import { checkSubmission, deleteExpiredChallenges, guardForm, guardFormOffline } from '#lib/server/abuse/service.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let at = Date.now();

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$client`delete from rate_limits`;
});

const deps = () => ({ db: database.db, secrets: secretsFrom(Buffer.alloc(32)), now: () => at });
const newForm = () => ({ form: 'complaint' as const, submissionId: randomUUID() });

function sentWith(fields: Partial<Record<keyof typeof guardFields, string>>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields))
    form.append(guardFields[field as keyof typeof guardFields], value);
  return form;
}

/** A person: opens the form, writes a minute, sends. */
async function person(fields: Parameters<typeof sentWith>[0] = {}, guarded = newForm()) {
  const guard = await guardForm(deps(), guarded, 'id');
  at += 60_000;
  return { guarded, guard, checked: await check(guarded, { challenge: guard.challenge, ...fields }) };
}

const check = (guarded: ReturnType<typeof newForm>, fields: Parameters<typeof sentWith>[0]) =>
  checkSubmission(deps(), guarded, sentWith(fields), 'id');

/** As after so many submissions in this hour. */
async function flood(count: number) {
  await database.db.$client`
    insert into rate_limits (key, points, expire) values ('form:complaint', ${count}, now() + interval '1 hour')
    on conflict (key) do update set points = ${count}`;
}

test('in an ordinary hour a person is asked for nothing and taken as they are', async () => {
  const { guard, checked } = await person();
  expect([guard.bits, guard.question, checked]).toEqual([0, undefined, { quarantined: false }]);
});

test('what looks like a program’s is taken and set apart', async () => {
  expect((await person({ trap: 'http://spam.example' })).checked).toEqual({ quarantined: true });
  expect((await person({ challenge: '' })).checked).toEqual({ quarantined: true });
  const guarded = newForm();
  const guard = await guardForm(deps(), guarded, 'id');
  expect(await check(guarded, { challenge: guard.challenge })).toEqual({ quarantined: true });
});

test('the sixtieth of an hour is ordinary; the next needs work, does it, and is taken apart from the others', async () => {
  await flood(59);
  expect((await person()).checked).toEqual({ quarantined: false });
  const guarded = newForm();
  const guard = await guardForm(deps(), guarded, 'id');
  expect([guard.bits, guard.question]).toEqual([14, expect.stringMatching(/^Berapa .* ditambah .*\?$/)]);
  const proof = String(findProof(guard.nonce, guard.bits, 0, 1e7));
  expect(await check(guarded, { challenge: guard.challenge, proof })).toEqual({ quarantined: true });
});

test('the office may call another hour ordinary, from a day on', async () => {
  await flood(70);
  expect((await guardForm(deps(), newForm(), 'id')).bits).toBe(14);
  await database.db.$client`
    insert into settings (name, valid_from, value, changed_at)
    values ('submissions.hourly_budget', '2026-01-01', '100'::jsonb, now())`;
  expect((await guardForm(deps(), newForm(), 'id')).bits).toBe(0);
  await database.db.$client`delete from settings`;
});

test('who began before the flood, or runs no script, answers a question instead and is never refused', async () => {
  const guarded = newForm();
  const before = await guardForm(deps(), guarded, 'id');
  await flood(60);
  const asked = await check(guarded, { challenge: before.challenge });
  expect(asked).toMatchObject({ problem: 'question', guard: { bits: 14 } });
  const { challenge = '', question = '' } = asked.guard ?? {};
  const words = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima'];
  const sum = [...question.matchAll(/satu|dua|tiga|empat|lima/g)].reduce(
    (total, [word]) => total + words.indexOf(word),
    0
  );
  expect(await check(guarded, { challenge, answer: String(sum + 1) })).toMatchObject({ problem: 'question' });
  expect(await check(guarded, { challenge, answer: String(sum) })).toEqual({ quarantined: true });
});

test('work counts for the form it was done for, at the difficulty that was asked, within two hours', async () => {
  await flood(60);
  const guarded = newForm();
  const { challenge, nonce } = await guardForm(deps(), guarded, 'id');
  const proof = String(findProof(nonce, 14, 0, 1e7));
  const easier = challenge.replace(/\.14\./, '.01.');
  expect(await check(newForm(), { challenge, proof })).toMatchObject({ problem: 'question' });
  expect(await check(guarded, { challenge: easier, proof })).toMatchObject({ problem: 'question' });
  expect(await check(guarded, { challenge, proof: `${proof}0` })).toMatchObject({ problem: 'question' });
  at += 2 * 3_600_000;
  expect(await check(guarded, { challenge, proof })).toMatchObject({ problem: 'question' });
});

test('a challenge counts once, and whoever repeats it is no program: a button pressed five times, a try after a failure', async () => {
  const guarded = newForm();
  const { challenge } = await guardForm(deps(), guarded, 'id');
  at += 60_000;
  const checked = await Promise.all(Array.from({ length: 5 }, () => check(guarded, { challenge })));
  expect(checked.map(({ quarantined }) => quarantined)).toEqual([false, false, false, false, false]);
  const [row] = await database.db.$client<{ points: number }[]>`select points from rate_limits`;
  expect(row?.points).toBe(1);
});

test('a form made or sent back while the database is away carries a challenge that counts when it is back', async () => {
  const guarded = newForm();
  const first = guardFormOffline(deps(), guarded, 'id');
  at += 60_000;
  expect(guardFormOffline(deps(), guarded, 'id', sentWith({ challenge: first.challenge }))).toEqual(first);
  expect(await check(guarded, { challenge: first.challenge })).toEqual({ quarantined: false });
});

test('a form that comes back as another submission is as old as it was, and its challenge is the new one’s', async () => {
  const [first, second] = [newForm(), newForm()];
  const { challenge } = await guardForm(deps(), first, 'id');
  at += 60_000;
  const next = await guardForm(deps(), second, 'id', sentWith({ challenge }), first);
  expect(next.challenge).not.toBe(challenge);
  expect(await check(second, { challenge: next.challenge })).toEqual({ quarantined: false });
});

test('a form that comes back to be mended keeps its challenge while nothing more is asked', async () => {
  const guarded = newForm();
  const first = await guardForm(deps(), guarded, 'id');
  const sent = sentWith({ challenge: first.challenge });
  at += 60_000;
  expect(await guardForm(deps(), guarded, 'id', sent)).toEqual(first);
  await flood(60);
  expect((await guardForm(deps(), guarded, 'id', sent)).bits).toBe(14);
});

test('rubbish in the guard’s fields is a program’s submission, never a failure', async () => {
  for (const challenge of ['x', '.'.repeat(5), '\0', 'a'.repeat(10_000), `${'a'.repeat(22)}.1.0.${'b'.repeat(43)}`]) {
    expect((await person({ challenge })).checked).toEqual({ quarantined: true });
  }
});

test('spent challenges are forgotten once their work would no longer count', async () => {
  await person();
  at += 2 * 3_600_000 - 1;
  await deleteExpiredChallenges(deps());
  const left = () => database.db.$client`select 1 from spent_challenges`;
  expect((await left()).length).toBeGreaterThan(0);
  at += 1 + 60_000;
  await deleteExpiredChallenges(deps());
  expect(await left()).toHaveLength(0);
});
