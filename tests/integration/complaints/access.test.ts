import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entrySchema } from '#lib/domain/complaints/complaint-form.ts';
import { roles, type Role } from '#lib/domain/staff/role.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { addNote, redactMessage } from '#lib/server/complaints/case-notes.ts';
import {
  rateHandling,
  reopenComplaint,
  replyAsComplainant,
  withdrawComplaint
} from '#lib/server/complaints/complainant-actions.ts';
import { enterComplaint } from '#lib/server/complaints/enter-complaint.ts';
import { importComplaints, planImport } from '#lib/server/complaints/import-complaints.ts';
import { inboxCounts, listInbox } from '#lib/server/complaints/inbox.ts';
import { mergeCase } from '#lib/server/complaints/merge-case.ts';
import { getOfficeCase, openOfficeAttachment, viewIdentity } from '#lib/server/complaints/office-case.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  classifyCase,
  forwardCase,
  sendMessage,
  takeAction
} from '#lib/server/complaints/office-actions.ts';
import { redactContent, withdrawAttachment } from '#lib/server/complaints/redact-case.ts';
import { eraseIdentity, exportOwnData } from '#lib/server/complaints/own-data.ts';
import { publishSummary, unpublishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { renewCode } from '#lib/server/complaints/renew-code.ts';
import { openTrackedAttachment, openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import {
  complaintDependencies,
  complaintForm,
  makeOfficer,
  refusal,
  submitted,
  tuesday
} from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor;
const deps = () => complaintDependencies(database.db, { time: tuesday });

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());

const csv = Buffer.from('nomor_referensi,tanggal_diterima,uraian\nA1,2026-11-20,Antre\n');
const form = entrySchema('2026-11-24').parse({ ...complaintForm(), channel: 'email', receivedOn: '2026-11-20' });

/** Every use case of staff on a case. */
const onCase = (actor: Actor, id: string, messageId: string): Record<string, () => unknown> => {
  const input = { id, version: 0 };
  const d = deps();
  return {
    getOfficeCase: () => getOfficeCase(d, actor, id),
    viewIdentity: () => viewIdentity(d, actor, id),
    openOfficeAttachment: () => openOfficeAttachment(d, actor, { id, attachmentId: messageId }),
    verify: () => takeAction(d, actor, { ...input, action: 'verify' }),
    assignCase: () => assignCase(d, actor, { ...input, assigneeId: null }),
    classifyCase: () => classifyCase(d, actor, { ...input, class: 'complaint', oversight: true, category: 'fees' }),
    answerCase: () => answerCase(d, actor, { ...input, body: 'x' }),
    sendMessage: () => sendMessage(d, actor, { ...input, body: 'x' }),
    askCompletion: () => askCompletion(d, actor, { ...input, body: 'x' }),
    forwardCase: () => forwardCase(d, actor, { ...input, destination: 'bawaslu' }),
    mergeCase: () => mergeCase(d, actor, { ...input, into: 'DUMAS/2026/XI/0001' }),
    addNote: () => addNote(d, actor, { id, body: 'x' }),
    redactMessage: () => redactMessage(d, actor, { ...input, messageId, reason: 'insult' }),
    renewCode: () => renewCode(d, actor, input),
    redactContent: () => redactContent(d, actor, { ...input, passage: 'Loket', reason: 'insult' }),
    withdrawAttachment: () => withdrawAttachment(d, actor, { ...input, attachmentId: messageId, reason: 'insult' }),
    writePublicSummary: () => writePublicSummary(d, actor, { ...input, summary: 'x' }),
    publishSummary: () => publishSummary(d, actor, input),
    unpublishSummary: () => unpublishSummary(d, actor, input)
  };
};

const elsewhere = (actor: Actor): Record<string, () => unknown> => ({
  listInbox: () => listInbox(deps(), actor, { filter: 'all', page: 1 }),
  inboxCounts: () => inboxCounts(deps(), actor),
  enterComplaint: () => enterComplaint(deps(), actor, { submissionId: randomUUID(), form, files: [] }),
  planImport: () => planImport(deps(), actor, csv),
  importComplaints: () => importComplaints(deps(), actor, csv)
});

describe('who may', () => {
  const others: readonly (Role | 'complainant')[] = [
    ...roles.filter((role) => role !== 'complaint_officer'),
    'complainant'
  ];

  it.each(others)('%s may do nothing with any case', async (role) => {
    const actor: Actor =
      role === 'complainant' ? { kind: 'complainant' } : { kind: 'staff', accountId: randomUUID(), role };
    const { id } = await submitted(deps());
    for (const [name, work] of Object.entries({ ...onCase(actor, id, id), ...elsewhere(actor) })) {
      expect(await refusal(work), name).toMatchObject({ code: 'forbidden' });
    }
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'x', '', '../1', "' or 1=1 --"])(
    'a complaint officer finds nothing under %j',
    async (id) => {
      for (const [name, work] of Object.entries(onCase(officer, id, id))) {
        expect(await refusal(work), name).toMatchObject({ code: 'not_found' });
      }
    }
  );

  it('ids of one case open nothing of another, neither for staff nor with its code', async () => {
    const files = [{ name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from('a'), cleaned: false }];
    const [own, other] = [await submitted(deps(), { files }), await submitted(deps(), { files })];
    const messageId = randomUUID();
    await replyAsComplainant(deps(), own.code, { submissionId: messageId, body: 'x', files });
    const tracked = await openTrackedCase(deps(), own.code);
    const attachments = [...tracked.attachments, ...tracked.messages.flatMap((message) => message.attachments)];
    expect(attachments).toHaveLength(2);
    const ids = [own.id, messageId, own.submissionId, ...attachments.map(({ id }) => id)];
    for (const id of ids) {
      expect(await refusal(() => openTrackedAttachment(deps(), other.code, id))).toMatchObject({ code: 'not_found' });
      const address = { id: other.id, attachmentId: id };
      expect(await refusal(() => openOfficeAttachment(deps(), officer, address))).toMatchObject({ code: 'not_found' });
      const input = { id: other.id, version: 0, messageId: id, reason: 'insult' as const };
      expect(await refusal(() => redactMessage(deps(), officer, input))).toMatchObject({ code: 'not_found' });
    }
  });

  it('no other text than the code opens a case: not its number, ids or hash', async () => {
    const { id, registerNumber, submissionId, code } = await submitted(deps());
    const [row] = await database.db.$client<{ hash: string }[]>`
      select encode(code_hash, 'hex') as hash from complaints where id = ${id}`;
    for (const text of [id, registerNumber, submissionId, row?.hash ?? '', code.slice(0, 24), 'A'.repeat(100_000)]) {
      const works = [
        () => openTrackedCase(deps(), text),
        () => replyAsComplainant(deps(), text, { submissionId: randomUUID(), body: 'x', files: [] }),
        () => withdrawComplaint(deps(), text),
        () => reopenComplaint(deps(), text, { submissionId: randomUUID(), reason: 'x' }),
        () => rateHandling(deps(), text, { score: 1 }),
        () => exportOwnData(deps(), text),
        () => eraseIdentity(deps(), text)
      ];
      for (const work of works) expect(['invalid', 'not_found']).toContain((await refusal(work)).code);
    }
  });
});
