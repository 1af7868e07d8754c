import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { closeUnanswered } from '#lib/server/complaints/auto-close.ts';
import {
  forgetSpentAddresses,
  noteFollowUpAsked,
  requestFollowUpMails,
  requestUpdateMails
} from '#lib/server/complaints/complainant-mails.ts';
import { rateHandling, replyAsComplainant } from '#lib/server/complaints/complainant-actions.ts';
import { addNote } from '#lib/server/complaints/case-notes.ts';
import { answerCase, sendMessage, takeAction } from '#lib/server/complaints/office-actions.ts';
import { eraseIdentity } from '#lib/server/complaints/own-data.ts';
import {
  writeConfirmationMail,
  writeFollowUpMail,
  writeUpdateMail
} from '#lib/server/complaints/subscription-mails.ts';
import { confirmSubscription, subscribe, unsubscribe } from '#lib/server/complaints/subscriptions.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, submitted, tuesday } from '#tests/support/complaints.ts';
import { mailAccepted, mailWriter } from '#lib/server/jobs/mail-writer.ts';
import type { MailOutcome } from '#lib/server/mail/send-mail.ts';
import { deliverMail } from '#lib/server/mail/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { notedMailing, tokenIn, type TestMailing } from '#tests/support/mailing.ts';

let database: TestDatabase;
let noted: TestMailing;
let officer: Actor;
const clock = { time: tuesday };
const address = 'warga@warga.example';
const day = 24 * 60 * 60_000;
const secret = 'Loket <script>alert(1)</script> dipungut Rp50.000';

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  noted = notedMailing();
  await database.db.$client`delete from complaint_subscriptions`;
});

const deps = () => ({
  ...complaintDependencies(database.db, clock),
  mailing: noted.mailing,
  // Counted in a test of their own.
  confirmationLimits: { take: () => Promise.resolve({ allowed: true as const }) }
});
const updateOf = (id: string) => writeUpdateMail(deps(), noted.mailing, id);
const confirmationOf = (id: string) => writeConfirmationMail(deps(), noted.mailing, id);

async function versionOf(id: string): Promise<number> {
  const [row] = await database.db.$client<{ version: number }[]>`select version from complaints where id = ${id}`;
  return row?.version ?? -1;
}

const step = async (id: string, action: 'verify' | 'accept') =>
  takeAction(deps(), officer, { id, version: await versionOf(id), action });
const answer = async (id: string) => answerCase(deps(), officer, { id, version: await versionOf(id), body: secret });

/** A case whose complainant confirmed an address, with nothing asked for yet. */
async function followed() {
  const made = await submitted(deps());
  await subscribe(deps(), made.code, address);
  const token = tokenIn(await confirmationOf(made.id));
  await confirmSubscription(deps(), token);
  noted.requests.length = 0;
  return { ...made, token };
}

describe('news of a case', () => {
  it('is one mail, however much happened since the last one, and none for what was there before', async () => {
    const { id } = await followed();
    expect(await requestUpdateMails(deps())).toBe(0);
    await step(id, 'verify');
    await step(id, 'accept');
    expect(await requestUpdateMails(deps())).toBe(1);
    expect(noted.requests).toEqual([{ kind: 'complaint_update', about: id }]);
    expect(await requestUpdateMails(deps())).toBe(0);
    await answer(id);
    expect(await requestUpdateMails(deps())).toBe(1);
  });

  it('carries number and links, and neither content nor code', async () => {
    const { id, code, registerNumber, token } = await followed();
    await sendMessage(deps(), officer, { id, version: await versionOf(id), body: secret });
    await requestUpdateMails(deps());
    const mail = await updateOf(id);
    expect(mail).toMatchObject({ to: address, unsubscribeUrl: `https://suara.example/pengaduan/email/${token}` });
    expect(mail?.text).toContain(registerNumber);
    expect(mail?.text).toContain('https://suara.example/pengaduan/lacak');
    expect(JSON.stringify(mail)).not.toMatch(/script|pungut|Loket|Warga Uji/);
    expect(JSON.stringify(mail).replace(/[^0-9A-Z]/g, '')).not.toContain(code.replace(/[^0-9A-Z]/g, ''));
  });

  it('is not what the complainant did, nor what stays in the office', async () => {
    const { id, code } = await followed();
    await addNote(deps(), officer, { id, body: secret });
    await replyAsComplainant(deps(), code, {
      submissionId: '0b9c7c1e-5d0e-4c5e-9a2b-000000000009',
      body: 'Ada tambahan.',
      files: []
    });
    expect(await requestUpdateMails(deps())).toBe(0);
  });

  it('goes to nobody whose address is unconfirmed, ended or erased, even when it was asked for before', async () => {
    const [ended, erased] = [await followed(), await followed()];
    const unconfirmed = await submitted(deps());
    await subscribe(deps(), unconfirmed.code, address);
    for (const { id } of [ended, erased, unconfirmed]) await step(id, 'verify');
    noted.requests.length = 0;
    expect(await requestUpdateMails(deps())).toBe(2);
    await unsubscribe(deps(), ended.token);
    await eraseIdentity(deps(), erased.code);
    for (const { id } of [ended, erased, unconfirmed]) expect(await updateOf(id)).toBeUndefined();
  });

  it('is asked for once by two programs at the same moment', async () => {
    const { id } = await followed();
    await step(id, 'verify');
    const counts = await Promise.all([requestUpdateMails(deps()), requestUpdateMails(deps())]);
    expect(counts[0] + counts[1]).toBe(1);
  });

  it('waits while no mail server is set up', async () => {
    const { id } = await followed();
    await step(id, 'verify');
    expect(await requestUpdateMails({ ...deps(), mailing: undefined })).toBe(0);
    expect(await requestUpdateMails(deps())).toBe(1);
  });
});

describe('the question after four weeks', () => {
  /** The complainant left the answer without a reply. */
  const closing = tuesday + 21 * day;

  async function closed() {
    clock.time = tuesday;
    const made = await followed();
    await step(made.id, 'verify');
    await step(made.id, 'accept');
    await answer(made.id);
    clock.time = closing;
    await closeUnanswered(deps());
    await requestUpdateMails(deps());
    noted.requests.length = 0;
    return made;
  }

  it('is asked once, and stands in the timeline when the mail server took it', async () => {
    const { id, code } = await closed();
    clock.time = closing + 27 * day;
    expect(await requestFollowUpMails(deps())).toBe(0);
    clock.time = closing + 28 * day;
    const counts = await Promise.all([requestFollowUpMails(deps()), requestFollowUpMails(deps())]);
    expect(counts[0] + counts[1]).toBe(1);
    expect(noted.requests.filter(({ about }) => about === id)).toContainEqual({
      kind: 'complaint_follow_up',
      about: id
    });
    expect(await requestFollowUpMails(deps())).toBe(0);
    expect(await writeFollowUpMail(deps(), noted.mailing, id)).toMatchObject({
      to: address,
      subject: expect.stringContaining('sudah teratasi') as string
    });
    const lastLine = async () => (await openTrackedCase(deps(), code)).timeline.at(-1)?.text;
    expect(await lastLine()).not.toContain('sudah teratasi');
    const deliver = (outcome: MailOutcome) => {
      const mailing = { ...noted.mailing, send: () => Promise.resolve(outcome) };
      const request = { kind: 'complaint_follow_up', about: id };
      return deliverMail({ ...deps(), mailing }, mailWriter(deps(), mailing), request, id, mailAccepted(deps()));
    };
    await expect(deliver({ outcome: 'failed', problem: 'ECONNREFUSED' })).rejects.toThrow();
    expect(await lastLine()).not.toContain('sudah teratasi');
    await deliver({ outcome: 'sent' });
    expect(await lastLine()).toContain('sudah teratasi');
    await noteFollowUpAsked(deps(), id);
    expect(await writeFollowUpMail(deps(), noted.mailing, id)).toBeUndefined();
    const { timeline } = await openTrackedCase(deps(), code);
    expect(timeline.filter(({ text }) => text.includes('sudah teratasi'))).toHaveLength(1);
    // The question itself is no news of the case.
    expect(await requestUpdateMails(deps())).toBe(0);
  });

  it('is not asked of somebody who rated already, or six weeks late', async () => {
    const rated = await closed();
    await rateHandling(deps(), rated.code, { score: 3 });
    clock.time = closing + 28 * day;
    expect(await requestFollowUpMails(deps())).toBe(0);
    await closed();
    clock.time = closing + 43 * day;
    expect(await requestFollowUpMails(deps())).toBe(0);
  });

  it('is the last mail: sixty days after the end the address is forgotten', async () => {
    const { code } = await closed();
    clock.time = closing + 60 * day;
    await forgetSpentAddresses(deps());
    expect((await openTrackedCase(deps(), code)).subscription).toBe('confirmed');
    clock.time = closing + 61 * day;
    await forgetSpentAddresses(deps());
    expect((await openTrackedCase(deps(), code)).subscription).toBe('none');
  });
});
