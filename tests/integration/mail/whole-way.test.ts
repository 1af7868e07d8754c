import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { confirmSubscription, subscribe } from '#lib/server/complaints/subscriptions.ts';
import { requestUpdateMails } from '#lib/server/complaints/complainant-mails.ts';
import { takeAction } from '#lib/server/complaints/office-actions.ts';
import { requestedJobs } from '#lib/server/jobs/requested-jobs.ts';
import { createMailing } from '#lib/server/mail/mailing.ts';
import { findMailTrouble } from '#lib/server/mail/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { testRuntime } from '#tests/support/runtime.ts';
import { smtpRefusal, startSmtp, type TestSmtp } from '#tests/support/smtp.ts';

let database: TestDatabase;
let smtp: TestSmtp;
let runtime: Runtime;
/** What the server answers to the next recipients, before it takes one. */
let refusals: number[] = [];
const soon = { timeout: 30_000, interval: 100 };
const address = 'warga@warga.example';

beforeAll(async () => {
  database = await openTestDatabase();
  smtp = await startSmtp({
    onRcptTo: (_address, _session, done) => {
      const code = refusals.shift();
      done(code === undefined ? null : smtpRefusal(code));
    }
  });
});
afterAll(async () => {
  await smtp.stop();
  await database.close();
});
beforeEach(async () => {
  const { mail } = readConfig({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'kantor@suara.example',
    ORIGIN: 'https://suara.example'
  });
  const base = testRuntime(database, tuesday);
  runtime = { ...base, mailing: createMailing(mail, base.queue) };
  smtp.mails.length = 0;
  await database.db.$client`truncate rate_limits`;
  await runtime.queue.work({ scheduled: [], requested: requestedJobs(runtime) });
});
afterEach(() => runtime.queue.stop());

const received = (count: number) => vi.waitFor(() => expect(smtp.mails).toHaveLength(count), soon);

describe('from the use case to the mailbox', () => {
  it('a complainant confirms an address and hears of a step, over a real mail server', async () => {
    const officer = await makeOfficer(database.db);
    const { id, code, registerNumber } = await submitted(runtime);
    await subscribe(runtime, code, address);
    await received(1);
    const token = /\/pengaduan\/email\/([\w-]+)/.exec(smtp.mails[0]?.parsed.text ?? '')?.[1] ?? '';
    await confirmSubscription(runtime, token);
    await takeAction(runtime, officer, { id, version: 0, action: 'verify' });
    await requestUpdateMails(runtime);
    await received(2);
    const update = smtp.mails[1];
    expect(update?.to).toEqual([address]);
    expect(update?.parsed.subject).toBe(`Ada kabar tentang pengaduan ${registerNumber}`);
    expect(update?.parsed.text).toContain('https://suara.example/pengaduan/lacak');
    expect(update?.raw).not.toContain('Warga Uji');
  });

  it('a mail that the server put off arrives later, and staff see the trouble until then', async () => {
    await database.db.$client`update pgboss.queue set retry_delay = 1, retry_backoff = false where name = 'send-mail'`;
    const { code } = await submitted(runtime);
    refusals = [451, 451];
    await subscribe(runtime, code, address);
    await vi.waitFor(
      async () => expect(await findMailTrouble(runtime)).toMatchObject({ problem: 'EENVELOPE 451' }),
      soon
    );
    await received(1);
    await vi.waitFor(async () => expect(await findMailTrouble(runtime)).toBeUndefined(), soon);
    const ids = new Set(smtp.mails.map(({ parsed }) => parsed.messageId));
    expect(ids.size).toBe(1);
  });

  it('a mail to a mailbox that does not exist is not tried again', async () => {
    const { code } = await submitted(runtime);
    refusals = [550];
    await subscribe(runtime, code, address);
    const state = () => database.db.$client<{ state: string }[]>`
      select state from pgboss.job where name = 'send-mail' order by created_on desc limit 1`;
    await vi.waitFor(async () => expect((await state())[0]?.state).toBe('completed'), soon);
    expect(smtp.mails).toEqual([]);
  });
});

it('the queue holds neither address nor words', async () => {
  await runtime.queue.stop();
  const { code } = await submitted(runtime);
  await subscribe(runtime, code, address);
  const jobs = await database.db.$client<{ job: string }[]>`select to_jsonb(j)::text as job from pgboss.job j`;
  expect(jobs.length).toBeGreaterThan(0);
  for (const { job } of jobs) expect(job).not.toMatch(/warga|Warga Uji|email\//);
});
