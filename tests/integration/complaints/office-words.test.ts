import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { addNote } from '#lib/server/complaints/case-notes.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { askCompletion, sendMessage } from '#lib/server/complaints/office-actions.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, refusal, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor;
const deps = () => complaintDependencies(database.db, { time: tuesday });

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());

const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });

describe('words of the office', () => {
  it('sent twice by one form are one message, and by two forms two, though they say the same at once', async () => {
    const { id, code } = await submitted(deps());
    const sendForm = async () => ({ ...(await at(id)), submissionId: crypto.randomUUID(), body: 'Kami periksa.' });
    const first = await sendForm();
    await Promise.all([sendMessage(deps(), officer, first), sendMessage(deps(), officer, first)]);
    expect((await openTrackedCase(deps(), code)).messages).toHaveLength(1);
    await sendMessage(deps(), officer, await sendForm());
    await sendMessage(deps(), officer, { ...(await sendForm()), body: 'Besok kami kabari.' });
    expect((await openTrackedCase(deps(), code)).messages.map(({ body }) => body).sort()).toEqual([
      'Besok kami kabari.',
      'Kami periksa.',
      'Kami periksa.'
    ]);
    const note = { id, submissionId: crypto.randomUUID(), body: 'Tanyakan ke satpam.' };
    await Promise.all([addNote(deps(), officer, note), addNote(deps(), officer, note)]);
    await addNote(deps(), officer, { ...note, submissionId: crypto.randomUUID() });
    const notes = (await getOfficeCase(deps(), officer, id)).messages.filter(({ author }) => author === 'note');
    expect(notes).toHaveLength(2);
  });

  it('are refused, not swallowed, when their form was used for other words or belongs to another case', async () => {
    const [own, other] = [await submitted(deps()), await submitted(deps())];
    const submissionId = crypto.randomUUID();
    await addNote(deps(), officer, { id: own.id, submissionId, body: 'Satu.' });
    for (const [id, body] of [
      [own.id, 'Dua.'],
      [other.id, 'Satu.']
    ] as const) {
      expect(await refusal(() => addNote(deps(), officer, { id, submissionId, body }))).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('belum tersimpan') as string
      });
    }
    expect((await getOfficeCase(deps(), officer, other.id)).messages).toEqual([]);
  });

  it('of a step are never taken for a second click when they are others', async () => {
    const { id, code } = await submitted(deps());
    const form = await at(id);
    await askCompletion(deps(), officer, { ...form, body: 'Sebutkan nomor loketnya.' });
    expect(await refusal(() => askCompletion(deps(), officer, { ...form, body: 'Sebutkan harinya.' }))).toMatchObject({
      code: 'conflict'
    });
    await askCompletion(deps(), officer, { ...form, body: 'Sebutkan nomor loketnya.\n' });
    expect((await openTrackedCase(deps(), code)).messages).toHaveLength(1);
  });
});
