import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Category } from '#lib/domain/complaints/category.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { withdrawComplaint } from '#lib/server/complaints/complainant-actions.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { open311Request, open311Requests, open311Services } from '#lib/server/complaints/open311.ts';
import { publishSummary, unpublishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { listPublished, similarPublished } from '#lib/server/complaints/published-complaints.ts';
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
let officer: Actor & { kind: 'staff' };
const clock = { time: tuesday };
const deps = () => complaintDependencies(database.db, clock);
const at = async (id: string) => ({ id, version: (await getOfficeCase(deps(), officer, id)).version });

async function published(summary: string, category: Category = 'service_time') {
  const made = await submitted(deps(), { form: complaintForm({ category }) });
  await writePublicSummary(deps(), officer, { ...(await at(made.id)), summary });
  await publishSummary(deps(), officer, await at(made.id));
  return made;
}

beforeAll(async () => {
  database = await openTestDatabase();
  officer = await makeOfficer(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.time = tuesday;
  await database.db.$client`truncate complaints, complaint_registers cascade`;
});

describe('the public list', () => {
  it('shows what staff wrote and published, and nothing a complainant wrote', async () => {
    await submitted(deps());
    const { registerNumber } = await published('Loket tutup lebih awal;\n jam layanan dikembalikan.');
    const list = await listPublished(deps(), { page: 1 });
    expect(list).toEqual({
      items: [
        {
          registerNumber,
          category: { code: 'service_time', name: 'Waktu layanan' },
          state: { code: 'received', name: 'Diterima' },
          receivedOn: '24 November 2026',
          summary: 'Loket tutup lebih awal; jam layanan dikembalikan.'
        }
      ],
      page: 1,
      pages: 1,
      total: 1
    });
  });

  it('needs a summary of at most 300 characters first, and lets go of what is taken back', async () => {
    const { id } = await submitted(deps());
    expect(await refusal(async () => publishSummary(deps(), officer, await at(id)))).toMatchObject({
      code: 'conflict'
    });
    const long = { ...(await at(id)), summary: '😀'.repeat(301) };
    expect(await refusal(() => writePublicSummary(deps(), officer, long))).toMatchObject({
      fields: { summary: expect.any(String) as string }
    });
    await writePublicSummary(deps(), officer, { ...long, summary: '😀'.repeat(300) });
    await publishSummary(deps(), officer, await at(id));
    expect((await listPublished(deps(), { page: 1 })).total).toBe(1);
    await unpublishSummary(deps(), officer, await at(id));
    expect((await listPublished(deps(), { page: 1 })).total).toBe(0);
    await publishSummary(deps(), officer, await at(id));
    await writePublicSummary(deps(), officer, { ...(await at(id)), summary: ' ' });
    expect((await listPublished(deps(), { page: 1 })).total).toBe(0);
  });

  it('is suggested by the words it shares with what somebody types', async () => {
    const counter = await published('Loket tutup sebelum waktunya');
    await published('Toilet rusak');
    const found = await similarPublished(deps(), "Kemarin loketnya TUTUP! & | :* ' \\ <b>loket</b>");
    expect(found.map(({ registerNumber }) => registerNumber)).toEqual([counter.registerNumber]);
    expect(await similarPublished(deps(), "&& !! ' di ke")).toEqual([]);
  });

  it('filters by category', async () => {
    await published('Toilet rusak', 'facilities');
    expect((await listPublished(deps(), { page: 1, category: 'facilities' })).total).toBe(1);
    expect((await listPublished(deps(), { page: 1, category: 'fees' })).total).toBe(0);
  });
});

describe('Open311', () => {
  it('gives published cases in the shape of GeoReport v2, with days and no hours', async () => {
    await submitted(deps());
    const { code } = await published('Toilet rusak', 'facilities');
    const expected = {
      service_request_id: 'DUMAS-2026-XI-0002',
      status: 'open',
      status_notes: 'Diterima',
      service_name: 'Sarana dan prasarana',
      service_code: 'facilities',
      description: 'Toilet rusak',
      requested_datetime: '2026-11-23T16:00:00Z',
      updated_datetime: '2026-11-23T16:00:00Z',
      expected_datetime: '2026-12-13T16:00:00Z'
    };
    expect(await open311Requests(deps(), {})).toEqual([expected]);
    expect(await open311Request(deps(), 'dumas-2026-xi-0002')).toEqual(expected);
    await withdrawComplaint(deps(), code);
    expect(await open311Requests(deps(), { status: 'open' })).toEqual([]);
    expect(await open311Requests(deps(), { status: 'closed' })).toMatchObject([{ expected_datetime: null }]);
    expect(open311Services()[0]).toMatchObject({ service_code: 'procedure', type: 'realtime', metadata: false });
  });

  it('filters by id, service and time, by default the last ninety days', async () => {
    await published('Toilet rusak', 'facilities');
    expect(await open311Requests(deps(), { serviceRequestIds: ['DUMAS-2026-XI-0001', 'x'] })).toHaveLength(1);
    expect(await open311Requests(deps(), { serviceRequestIds: ['x'] })).toEqual([]);
    expect(await open311Requests(deps(), { serviceCodes: ['fees'] })).toEqual([]);
    expect(await open311Requests(deps(), { serviceCodes: ['nonsense'] })).toEqual([]);
    expect(await open311Requests(deps(), { until: Date.parse('2026-11-20T00:00:00Z') })).toEqual([]);
    clock.time += 91 * 86_400_000;
    expect(await open311Requests(deps(), {})).toEqual([]);
    expect(await open311Requests(deps(), { from: tuesday })).toHaveLength(1);
  });

  it('knows no case that is not published', async () => {
    await submitted(deps());
    for (const id of ['DUMAS-2026-XI-0001', 'DUMAS-2026-XI-0099', '']) {
      expect(await refusal(() => open311Request(deps(), id))).toMatchObject({ code: 'not_found' });
    }
  });
});
