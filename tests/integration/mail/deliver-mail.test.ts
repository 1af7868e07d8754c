import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteOldDeliveries, deliverMail, findMailTrouble, type Mail } from '#lib/server/mail/service.ts';
import type { MailOutcome } from '#lib/server/mail/send-mail.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
const mail: Mail = { to: 'warga@warga.example', subject: 'Kabar', text: 'Rahasia sekali.' };
const request = { kind: 'complaint_update', about: randomUUID() };
const noon = Date.parse('2026-11-24T12:00:00+08:00');
const minute = 60_000;
const down: MailOutcome = { outcome: 'failed', problem: 'ECONNREFUSED' };
const sent: MailOutcome = { outcome: 'sent' };
const refused: MailOutcome = { outcome: 'refused', problem: 'EENVELOPE 550' };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.$client`truncate mail_deliveries`);

const deps = (outcome: MailOutcome, at = noon) => ({
  db: database.db,
  now: () => at,
  mailing: {
    origin: 'https://suara.example',
    request: () => Promise.resolve(),
    send: () => Promise.resolve(outcome)
  }
});
const deliver = (outcome: MailOutcome, at = noon) =>
  deliverMail(deps(outcome, at), () => Promise.resolve(mail), request, randomUUID());
const trouble = () => findMailTrouble(deps(sent));

describe('each try at a mail', () => {
  it('leaves a row with its kind and outcome, and neither address nor words', async () => {
    await deliver(sent);
    await expect(deliver(down)).rejects.toThrow('ECONNREFUSED');
    const rows = await database.db.$client`select kind, outcome, problem from mail_deliveries order by id`;
    expect([...rows]).toEqual([
      { kind: 'complaint_update', outcome: 'sent', problem: null },
      { kind: 'complaint_update', outcome: 'failed', problem: 'ECONNREFUSED' }
    ]);
    const everything = await database.db.$client`select to_jsonb(mail_deliveries)::text as row from mail_deliveries`;
    expect(JSON.stringify(everything)).not.toMatch(/siti|Rahasia/);
  });

  it('asks for another try while the server fails, and for none once it refused this mail', async () => {
    await expect(deliver(down)).rejects.toThrow();
    await expect(deliver(refused)).resolves.toBeUndefined();
  });

  it('is not made when nobody wants the mail any more', async () => {
    await deliverMail(deps(sent), () => Promise.resolve(undefined), request, randomUUID());
    expect([...(await database.db.$client`select 1 from mail_deliveries`)]).toEqual([]);
  });
});

describe('trouble with the mail server', () => {
  it('is dated from its first failure, and over with the first answer', async () => {
    expect(await trouble()).toBeUndefined();
    await deliver(sent, noon - 9 * minute);
    for (const ago of [8, 5, 2]) await expect(deliver(down, noon - ago * minute)).rejects.toThrow();
    expect(await trouble()).toEqual({ since: noon - 8 * minute, problem: 'ECONNREFUSED' });
    await deliver(refused, noon);
    expect(await trouble()).toBeUndefined();
  });

  it('shows from the very first try on, and not where mail is not set up', async () => {
    await expect(deliver(down)).rejects.toThrow();
    expect(await trouble()).toMatchObject({ since: noon });
    expect(await findMailTrouble({ ...deps(sent), mailing: undefined })).toBeUndefined();
  });
});

it('rows about mails go after 90 days', async () => {
  const day = 24 * 60 * minute;
  await deliver(sent, noon - 91 * day);
  await deliver(sent, noon - 89 * day);
  await deleteOldDeliveries(deps(sent));
  expect([...(await database.db.$client`select 1 from mail_deliveries`)]).toHaveLength(1);
});
