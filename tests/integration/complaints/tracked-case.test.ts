import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { classifyCase } from '#lib/server/complaints/office-actions.ts';
import { openTrackedAttachment, openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { complaintDependencies, makeOfficer, refusal, submitted, tuesday } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
const deps = () => complaintDependencies(database.db, { time: tuesday });
const file = (name: string) => ({ name, mediaType: 'text/plain', bytes: Buffer.from(name), cleaned: false });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a tracking code', () => {
  it('opens its case however it is typed', async () => {
    const { code, registerNumber } = await submitted(deps());
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await openTrackedCase(deps(), typed)).toMatchObject({ registerNumber });
  });

  it('with a typing error is told to be checked, beside its field', async () => {
    const { code } = await submitted(deps());
    const wrong = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
    for (const text of [wrong, code.slice(0, -1), `${code}A`, code.replace(/^./, '!'), '']) {
      expect(await refusal(() => openTrackedCase(deps(), text))).toMatchObject({
        code: 'invalid',
        fields: { code: expect.stringMatching(/Periksa/) as string }
      });
    }
  });

  it('of the whistleblowing mailbox is sent there without being looked up', async () => {
    const wbs = trackingCodeOf(randomBytes(15), 'wbs');
    const nowhere = { ...deps(), db: undefined as never, secrets: undefined as never };
    const problem = await refusal(() => openTrackedCase({ ...nowhere, db: database.db }, wbs));
    expect(problem).toMatchObject({
      code: 'invalid',
      fields: { code: expect.stringContaining('/wbs/kotak') as string }
    });
  });

  it('that never was and one that is no more get the same answer', async () => {
    const { code, id } = await submitted(deps());
    await database.db.$client`update complaints set code_hash = null where id = ${id}`;
    const deleted = await refusal(() => openTrackedCase(deps(), code));
    const never = await refusal(() => openTrackedCase(deps(), trackingCodeOf(randomBytes(15), 'complaint')));
    expect(deleted).toMatchObject({ code: 'not_found' });
    expect({ ...never, message: never.message }).toEqual({ ...deleted, message: deleted.message });
  });

  it('opens files of its own case only', async () => {
    const own = await submitted(deps(), { files: [file('satu.txt')] });
    const other = await submitted(deps(), { files: [file('dua.txt')] });
    const [attachment] = (await openTrackedCase(deps(), own.code)).attachments;
    const opened = await openTrackedAttachment(deps(), own.code, attachment?.id ?? '');
    expect(opened).toMatchObject({ name: 'satu.txt', bytes: Buffer.from('satu.txt') });
    for (const id of [attachment?.id ?? '', 'x', own.id, "' or 1=1"]) {
      expect(await refusal(() => openTrackedAttachment(deps(), other.code, id))).toMatchObject({ code: 'not_found' });
    }
  });

  it('says of a complaint berkadar pengawasan that it needs an inspection, and never what the office calls it', async () => {
    const { code, id } = await submitted(deps());
    const officer = await makeOfficer(database.db);
    await classifyCase(deps(), officer, { id, version: 0, class: 'complaint', oversight: true, category: 'fees' });
    const [shown, english] = [await openTrackedCase(deps(), code), await openTrackedCase(deps(), code, 'en')];
    expect(shown.class.name).toBe('Pengaduan yang perlu pemeriksaan');
    expect(shown.timeline.at(-1)?.text).toContain('perlu pemeriksaan');
    expect(JSON.stringify([shown, english])).not.toMatch(/pengawasan|oversight/i);
  });

  it('shows who handles the case by position, never by name', async () => {
    const { code } = await submitted(deps());
    const shown = await openTrackedCase(deps(), code);
    expect(shown.handler).toBe('Petugas pengaduan');
    expect(JSON.stringify(shown)).not.toContain('Warga Uji');
  });
});
