import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { addNote, redactMessage } from '#lib/server/complaints/case-notes.ts';
import { replyAsComplainant } from '#lib/server/complaints/complainant-actions.ts';
import { getOfficeCase, openOfficeAttachment } from '#lib/server/complaints/office-case.ts';
import { exportOwnData } from '#lib/server/complaints/own-data.ts';
import { redactContent, withdrawAttachment } from '#lib/server/complaints/redact-case.ts';
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
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const file = { name: 'kartu-identitas.txt', mediaType: 'text/plain', bytes: Buffer.from('isi'), cleaned: false };
const form = complaintForm({
  subject: 'Budi',
  description: 'Budi Santoso, NIK 6408.\nBudi memungut.',
  involved: 'Budi'
});

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());

describe('a passage that an officer closes', () => {
  it('is read by nobody any more, and stays sealed; the complainant is told why', async () => {
    const { id, code } = await submitted(deps(), { form });
    await redactContent(deps(), officer, { id, version: 0, passage: 'Budi Santoso, NIK 6408.', reason: 'third_party' });
    await redactContent(deps(), officer, { id, version: 1, passage: 'Budi', reason: 'third_party' });
    const shown = [
      await getOfficeCase(deps(), officer, id),
      await openTrackedCase(deps(), code),
      await exportOwnData(deps(), code)
    ];
    expect(JSON.stringify(shown)).not.toMatch(/Budi|6408/);
    expect(await openTrackedCase(deps(), code)).toMatchObject({
      content: { description: '[ditutup petugas]\n[ditutup petugas] memungut.', place: 'Loket 2' }
    });
    const { timeline } = await openTrackedCase(deps(), code);
    expect(timeline[1]?.text).toBe('Petugas menutup sebagian isi pengaduan: memuat data pribadi orang lain.');
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({ action: 'complaint.redact', details: { part: 'content', reason: 'third_party' } });
    expect(JSON.stringify(entry)).not.toContain('Budi');
  });

  it('must stand in the open text as it is written', async () => {
    const { id } = await submitted(deps(), { form });
    for (const passage of ['budi', 'Siti', '2026-11-23', '[ditutup petugas]']) {
      const input = { id, version: 0, passage, reason: 'insult' as const };
      expect(await refusal(() => redactContent(deps(), officer, input))).toMatchObject({
        code: 'invalid',
        fields: { passage: expect.any(String) as string }
      });
    }
  });
});

describe('an attachment that an officer withdraws', () => {
  it('is neither named nor opened on any side, and its sealed bytes stay', async () => {
    const { id, code } = await submitted(deps(), { files: [file] });
    const other = await submitted(deps(), { files: [file] });
    const attachmentId = (await openTrackedCase(deps(), code)).attachments[0]?.id ?? '';
    const elsewhere = { id: other.id, version: 0, attachmentId, reason: 'unsafe' as const };
    expect(await refusal(() => withdrawAttachment(deps(), officer, elsewhere))).toMatchObject({ code: 'not_found' });
    await withdrawAttachment(deps(), officer, { ...elsewhere, id });
    expect(await getOfficeCase(deps(), officer, id)).toMatchObject({ attachments: [] });
    expect(await openTrackedCase(deps(), code)).toMatchObject({ attachments: [] });
    for (const open of [
      () => openTrackedAttachment(deps(), code, attachmentId),
      () => openOfficeAttachment(deps(), officer, { id, attachmentId })
    ]) {
      expect(await refusal(open)).toMatchObject({ code: 'not_found' });
    }
    const [row] = await database.db.$client`
      select withdrawn_on::text, octet_length(content) > 0 as kept from complaint_attachments where id = ${attachmentId}`;
    expect(row).toEqual({ withdrawn_on: '2026-11-24', kept: true });
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry?.details).toEqual({ part: 'attachment', reason: 'unsafe', attachment: attachmentId });
    expect((await openTrackedCase(deps(), code)).timeline.at(-1)?.text).toContain('menarik satu lampiran');
  });
});

describe('a message that an officer closes', () => {
  it('is read by nobody after a redaction, nor are its files, and stays sealed; the complainant is told why', async () => {
    const { id, code } = await submitted(deps());
    const files = [{ name: 'ktp.txt', mediaType: 'text/plain', bytes: Buffer.from('nomor'), cleaned: false }];
    const messageId = crypto.randomUUID();
    await replyAsComplainant(deps(), code, { submissionId: messageId, body: 'NIK saya 64', files });
    await addNote(deps(), officer, { id, body: 'Budi disebut.' });
    const note = (await getOfficeCase(deps(), officer, id)).messages.find(({ author }) => author === 'note')?.id ?? '';
    await redactMessage(deps(), officer, { ...(await at(id)), messageId, reason: 'own_data' });
    await redactMessage(deps(), officer, { ...(await at(id)), messageId: note, reason: 'third_party' });
    const tracked = await openTrackedCase(deps(), code);
    expect(tracked.messages).toMatchObject([{ id: messageId, body: null, attachments: [] }]);
    expect(tracked.timeline.at(-1)?.text).toBe('Petugas menutup isi satu pesan: memuat data pribadi pengadu.');
    const shown = [await getOfficeCase(deps(), officer, id), await exportOwnData(deps(), code)];
    expect(JSON.stringify(shown)).not.toMatch(/NIK saya|ktp|Budi/);
    const [kept] = await database.db.$client`
      select count(*)::int as files, bool_and(m.body is not null) as words
      from complaint_attachments a join complaint_messages m on m.id = a.message_id
      where a.message_id = ${messageId} and a.withdrawn_on is not null`;
    expect(kept).toEqual({ files: 1, words: true });
    const other = await submitted(deps());
    expect(
      await refusal(async () =>
        redactMessage(deps(), officer, { ...(await at(other.id)), messageId, reason: 'insult' })
      )
    ).toMatchObject({ code: 'not_found' });
  });
});
