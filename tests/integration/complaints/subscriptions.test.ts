import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#lib/server/audit/service.ts';
import { forgetSpentAddresses } from '#lib/server/complaints/complainant-mails.ts';
import {
  confirmSubscription,
  getSubscriptionOffer,
  subscribe,
  unsubscribe
} from '#lib/server/complaints/subscriptions.ts';
import { createConfirmationLimits } from '#lib/server/http/rate-limits.ts';
import { writeConfirmationMail, writeUpdateMail } from '#lib/server/complaints/subscription-mails.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, refusal, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { notedMailing, tokenIn, type TestMailing } from '#tests/support/mailing.ts';

let database: TestDatabase;
let noted: TestMailing;
const clock = { time: tuesday };
const address = 'warga@warga.example';
const minute = 60_000;
const day = 24 * 60 * minute;
const gone = { code: 'expired' };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  noted = notedMailing();
  await database.db.$client`truncate rate_limits`;
});

const deps = () => {
  const base = complaintDependencies(database.db, clock);
  const confirmationLimits = createConfirmationLimits(base.db, base.secrets, base.now);
  return { ...base, mailing: noted.mailing, confirmationLimits };
};
const confirmationOf = (id: string) => writeConfirmationMail(deps(), noted.mailing, id);
const stateOf = async (code: string) => (await openTrackedCase(deps(), code)).subscription;

async function subscribed() {
  const made = await submitted(deps());
  await subscribe(deps(), made.code, address);
  return { ...made, token: tokenIn(await confirmationOf(made.id)) };
}

describe('asking for updates', () => {
  it('sends a link to the address and nothing else until it is confirmed', async () => {
    const { id, code, token, registerNumber } = await subscribed();
    expect(noted.requests).toEqual([{ kind: 'subscription_confirm', about: id }]);
    expect(await stateOf(code)).toBe('waiting');
    expect(await confirmationOf(id)).toMatchObject({
      to: address,
      subject: expect.stringContaining(registerNumber) as string
    });
    expect(await writeUpdateMail(deps(), noted.mailing, id)).toBeUndefined();
    expect(await getSubscriptionOffer(deps(), token)).toEqual({ registerNumber, state: 'waiting' });
  });

  it('keeps the address sealed, and of the link only a hash', async () => {
    const { id, token } = await subscribed();
    const [row] = await database.db.$client<{ address: Buffer; row: string }[]>`
      select address, to_jsonb(s)::text as row from complaint_subscriptions s where complaint_id = ${id}`;
    expect(row?.address.toString('latin1')).not.toContain(address);
    expect(row?.row).not.toContain(Buffer.from(address).toString('hex'));
    expect(row?.row).not.toContain(token);
    expect(row?.row).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it.each([
    '',
    'siti',
    'warga@warga',
    'a@b.example\r\nBcc: c@d.example',
    `${'a'.repeat(250)}@b.example`,
    'a@b.example,c@d.example'
  ])('refuses the address "%s" beside its field', async (email) => {
    const { code } = await submitted(deps());
    expect(await refusal(() => subscribe(deps(), code, email))).toMatchObject({
      code: 'invalid',
      fields: { email: expect.any(String) as unknown }
    });
    expect(noted.requests).toEqual([]);
  });

  it('needs the code of a case, and a mail server', async () => {
    const { code } = await submitted(deps());
    expect(await refusal(() => subscribe(deps(), 'AAAAA', address))).toMatchObject({ code: 'invalid' });
    expect(await refusal(() => subscribe({ ...deps(), mailing: undefined }, code, address))).toMatchObject({
      code: 'conflict'
    });
  });

  it('sends no second link within ten minutes, and then one that replaces the first', async () => {
    const { id, code, token } = await subscribed();
    clock.time += 9 * minute;
    expect(await refusal(() => subscribe(deps(), code, 'lain@warga.example'))).toMatchObject({ code: 'conflict' });
    clock.time += minute;
    await subscribe(deps(), code, 'lain@warga.example');
    expect(await refusal(() => getSubscriptionOffer(deps(), token))).toMatchObject(gone);
    expect(await confirmationOf(id)).toMatchObject({ to: 'lain@warga.example' });
  });

  const linksSent = () => noted.requests.length;
  const asked = (code: string, email: string) => refusal(() => subscribe(deps(), code, email));

  it('sends a case five links a day, also when each request is deleted before the next', async () => {
    const { id, code } = await submitted(deps());
    for (let link = 1; link <= 5; link += 1) {
      await subscribe(deps(), code, `warga${link}@warga.example`);
      await unsubscribe(deps(), tokenIn(await confirmationOf(id)));
    }
    expect(await asked(code, 'lain@warga.example')).toMatchObject({ code: 'conflict' });
    expect(linksSent()).toBe(5);
    clock.time += day;
    await subscribe(deps(), code, 'lain@warga.example');
  });

  it('sends an address three links a day, whichever cases ask for it and however it is typed', async () => {
    const cases = await Promise.all([1, 2, 3, 4].map(() => submitted(deps())));
    const codes = cases.map(({ code }) => code);
    for (const code of codes.slice(0, 3)) await subscribe(deps(), code, address);
    expect(await asked(codes[3] ?? '', ` ${address.toUpperCase()} `)).toMatchObject({ code: 'conflict' });
    expect(linksSent()).toBe(3);
    const rows = await database.db.$client`select * from rate_limits`;
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('warga');
  });

  it('sends one link for two clicks at the same moment', async () => {
    const { code } = await submitted(deps());
    const clicks = await Promise.allSettled([1, 2].map(() => subscribe(deps(), code, address)));
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a link', () => {
  it('confirms once, and then ends the mails', async () => {
    const { code, token, registerNumber } = await subscribed();
    expect(await confirmSubscription(deps(), token)).toEqual({ registerNumber, state: 'confirmed' });
    expect(await stateOf(code)).toBe('confirmed');
    expect(await refusal(() => confirmSubscription(deps(), token))).toMatchObject(gone);
    expect(await getSubscriptionOffer(deps(), token)).toEqual({ registerNumber, state: 'confirmed' });
    await unsubscribe(deps(), token);
    await unsubscribe(deps(), token);
    expect(await stateOf(code)).toBe('none');
    expect(await refusal(() => getSubscriptionOffer(deps(), token))).toMatchObject(gone);
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('is confirmed by one of two clicks at the same moment', async () => {
    const { token } = await subscribed();
    const clicks = await Promise.allSettled([1, 2].map(() => confirmSubscription(deps(), token)));
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('runs out after three days, and takes the address along', async () => {
    const { id, code, token } = await subscribed();
    clock.time += 3 * day - minute;
    expect(await getSubscriptionOffer(deps(), token)).toMatchObject({ state: 'waiting' });
    await forgetSpentAddresses(deps());
    expect(await stateOf(code)).toBe('waiting');
    clock.time += 2 * minute;
    expect(await refusal(() => confirmSubscription(deps(), token))).toMatchObject(gone);
    expect(await confirmationOf(id)).toBeUndefined();
    await forgetSpentAddresses(deps());
    expect(await stateOf(code)).toBe('none');
  });

  it.each(['', 'x', randomUUID(), 'a'.repeat(5000)])('made up as "%s" is none', async (token) => {
    expect(await refusal(() => getSubscriptionOffer(deps(), token))).toMatchObject(gone);
    expect(await refusal(() => confirmSubscription(deps(), token))).toMatchObject(gone);
    await expect(unsubscribe(deps(), token)).resolves.toBeUndefined();
  });

  it('of one case does nothing to another', async () => {
    const [mine, other] = [await subscribed(), await subscribed()];
    await confirmSubscription(deps(), mine.token);
    expect(await stateOf(other.code)).toBe('waiting');
    await unsubscribe(deps(), mine.token);
    expect(await stateOf(other.code)).toBe('waiting');
  });
});
