import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listAudit } from '#lib/server/audit/service.ts';
import { importComplaints } from '#lib/server/complaints/import-complaints.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { assignCase } from '#lib/server/complaints/office-actions.ts';
import { renewCode } from '#lib/server/complaints/renew-code.ts';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import {
  complaintDependencies,
  complaintForm,
  makeOfficer,
  newSubmission,
  refusal,
  submitted,
  tuesday
} from '#tests/support/complaints.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let officer: Actor & { kind: 'staff' };
const deps = () => complaintDependencies(database.db, { time: tuesday });
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });
const renew = async (id: string) => renewCode(deps(), officer, await at(id));

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());

describe('a new tracking code', () => {
  it('opens the case in the place of the old one, which both sides read and the audit log holds without it', async () => {
    const { id, code: old } = await submitted(deps());
    const code = await renew(id);
    expect(await refusal(() => openTrackedCase(deps(), old))).toMatchObject({ code: 'not_found' });
    const text = 'Petugas membuat kode pelacakan baru. Kode yang lama tidak berlaku lagi.';
    expect((await openTrackedCase(deps(), code)).timeline.at(-1)?.text).toBe(text);
    expect((await getOfficeCase(deps(), officer, id)).history.at(-1)?.text).toBe(text);
    const [entry] = await listAudit(database.db, undefined, 1);
    expect(entry).toMatchObject({
      actor: officer.accountId,
      action: 'complaint.new_code',
      details: { replaced: true }
    });
    expect(JSON.stringify(entry)).not.toContain(code.slice(0, 5));
  });

  it('is another each time, and a page that is older makes none', async () => {
    const { id } = await submitted(deps());
    const form = await at(id);
    const code = await renewCode(deps(), officer, form);
    expect(await refusal(() => renewCode(deps(), officer, form))).toMatchObject({ code: 'conflict' });
    expect(await renew(id)).not.toBe(code);
  });

  it('is not what the old form brings again', async () => {
    const submission = newSubmission();
    const { receipt, code: old } = await submitComplaint(deps(), submission);
    const [row] = await database.db.$client<{ id: string }[]>`
      select id from complaints where register_number = ${receipt.registerNumber}`;
    expect(old).toBeDefined();
    await renew(row?.id ?? '');
    expect((await submitComplaint(deps(), submission)).code).toBeUndefined();
  });

  it('opens an imported case, which had none', async () => {
    const reference = `ITWIL-${randomUUID().slice(0, 8)}`;
    const csv = `Nomor_Referensi;Tanggal_Diterima;Uraian\r\n${reference};12/11/2026;Toilet rusak`;
    await importComplaints(deps(), officer, Buffer.from(csv));
    const [row] = await database.db.$client<{ id: string }[]>`
      select id from complaints where external_reference = ${reference}`;
    const id = row?.id ?? '';
    expect(await getOfficeCase(deps(), officer, id)).toMatchObject({ hasCode: false, codeRenewal: 'open' });
    expect(await openTrackedCase(deps(), await renew(id))).toMatchObject({ content: { description: 'Toilet rusak' } });
  });

  it('is for nobody who cannot be told to be the complainant, and of a confidential case for its handler', async () => {
    const nameless = await submitted(deps(), { form: complaintForm({ identity: 'anonymous' }) });
    expect(await refusal(() => renew(nameless.id))).toMatchObject({ code: 'conflict' });
    const { id } = await submitted(deps(), { form: complaintForm({ identity: 'confidential' }) });
    expect(await refusal(() => renew(id))).toMatchObject({ code: 'forbidden' });
    await assignCase(deps(), officer, { ...(await at(id)), assigneeId: officer.accountId });
    expect(await openTrackedCase(deps(), await renew(id))).toMatchObject({ identity: { code: 'confidential' } });
  });
});
