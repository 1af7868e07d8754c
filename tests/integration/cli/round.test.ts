import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPeriod } from '#lib/domain/calendar/period.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { ensureRounds, listSurveyRounds } from '#lib/server/surveys/service.ts';
import { submitResponse } from '#lib/server/surveys/submit-response.ts';
import { foldAll } from '#lib/server/statistics/service.ts';
import { runCli } from '#tests/support/cli.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newId, skmSubmission, watchSaying } from '#tests/support/submissions.ts';

/** The programs have the machine's clock, so the round in question is that of the machine's day. */
let database: TestDatabase;
let address: readonly [string, string];
const deps = () => ({ db: database.db, now: () => Date.now() });
const cli = (program: string, ...words: string[]) => runCli(program, words, { DATABASE_URL: database.url });
const takenAt = new Date(Date.now() - 60_000).toISOString();

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureRounds(deps());
  const rounds = await listSurveyRounds(deps(), 'pelayanan-publik');
  const today = officeDateAt(Date.now());
  const open = rounds.find(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn);
  if (!open) throw new Error('no round is open today');
  address = ['pelayanan-publik', formatPeriod(open.period)];
  for (let index = 0; index < 12; index += 1) {
    const submission = skmSubmission(1 + (index % 4), { takenAt });
    await submitResponse({ ...deps(), bursts: watchSaying(index === 0) }, newId(), submission, '');
    if (index === 6) await foldAll(deps());
  }
});
afterAll(() => database.close());

describe('npm run recount', () => {
  it('says identical with n and index', async () => {
    const { code, stdout } = await cli('recount', ...address);
    expect(stdout).toMatch(/: identical, n = 11, IKM \d+\.\d\d of 100\n$/);
    expect(code).toBe(0);
  });

  it('names every number that differs and fails', async () => {
    await database.db
      .$client`update response_tallies set count = count + 5 where item = 3 and value = 2 and standing = 'counted'`;
    const { code, stdout, stderr } = await cli('recount', ...address);
    expect(stdout).toContain('counted, web, item 3, value 2: stored 8, recounted 3');
    expect(stderr).toContain('1 numbers differ');
    expect(code).toBe(1);
    await database.db
      .$client`update response_tallies set count = count - 5 where item = 3 and value = 2 and standing = 'counted'`;
  });
});

describe('npm run round', () => {
  it('shows a round with both figures where answers are held back', async () => {
    const { code, stdout } = await cli('round', 'show', ...address);
    expect(code).toBe(0);
    expect(stdout).toContain('status:      open; next: close');
    expect(stdout).toMatch(/counted: {5}n = 11, IKM/);
    expect(stdout).toMatch(/held back: {3}1; with them n = 12, IKM/);
  });

  it('closes, reviews, publishes and corrects beside a program that uses the database', async () => {
    for (const [action, status] of [
      ['close', 'closed'],
      ['review', 'reviewed'],
      ['publish', 'published, version 1'],
      ['correct', 'corrected, version 2']
    ] as const) {
      const { code, stdout, stderr } = await cli('round', action, ...address);
      expect(stderr).toBe('');
      expect(stdout).toContain(`status:      ${status}; next:`);
      expect(code).toBe(0);
    }
    expect((await listAudit(database.db))[0]).toMatchObject({ actor: 'cli', action: 'round.correct' });
  });

  it('refuses what the status does not allow in one line', async () => {
    const { code, stdout, stderr } = await cli('round', 'close', ...address);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Triwulan .* sudah terbit pada .*, jadi tidak dapat ditutup sekarang\.\n$/);
    expect(code).toBe(1);
  });
});

describe('wrong arguments', () => {
  it.each([
    ['round', []],
    ['round', ['explode', 'pelayanan-publik', '2026-tw4']],
    ['round', ['show', 'pelayanan', '2026-tw4']],
    ['round', ['show', 'pelayanan-publik', '2026-tw5']],
    ['recount', ['pelayanan-publik']],
    ['recount', ['pelayanan-publik', '2026-tw4', 'again']]
  ])('of %s %j give one usage line and exit 1', async (program, words) => {
    const { code, stdout, stderr } = await cli(program, ...words);
    expect(stderr).toMatch(/^Usage: npm run .*\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

describe('without a usable database', () => {
  it('says in one line that it cannot be reached', async () => {
    const { code, stderr } = await runCli('round', ['show', ...address], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing'
    });
    expect(stderr).toMatch(/^The database cannot be reached;.*\n$/);
    expect(code).toBe(1);
  });

  it('points an empty one to npm run migrate, which prepares it', async () => {
    const empty = await openTestDatabase(1);
    await empty.db.$client`drop schema public cascade`;
    await empty.db.$client`drop schema wbs cascade`;
    await empty.db.$client`drop schema drizzle cascade`;
    await empty.db.$client`create schema public`;
    const environment = { DATABASE_URL: empty.url };
    const refused = await runCli('round', ['show', ...address], environment);
    expect(refused.stderr).toMatch(/^The database is not at this program's level; run npm run migrate.*\n$/);
    expect(refused.code).toBe(1);
    const migrated = await runCli('migrate', [], environment);
    expect(migrated).toMatchObject({ code: 0, stderr: '' });
    expect((await runCli('round', ['show', ...address], environment)).code).toBe(0);
    await empty.close();
  });
});
