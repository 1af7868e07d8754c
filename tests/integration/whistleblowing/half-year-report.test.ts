import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatHalfYear } from '#lib/domain/calendar/half-year.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import type { ReportSigner } from '#lib/domain/reports/report-signer.ts';
import type { Role } from '#lib/domain/staff/role.ts';
import { recordWbsAudit, wbsAuditHead } from '#lib/server/whistleblowing/audit.ts';
import { evaluationData, evaluationPdf } from '#lib/server/whistleblowing/half-year-pdf.ts';
import { presentEvaluation } from '#lib/server/whistleblowing/half-year-presenter.ts';
import { listHalfYearFigures, takeHalfYearEvaluation } from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { cli, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

const signer: ReportSigner = {
  number: '7/PW.01/6408/2026',
  place: 'Sangatta',
  date: '2026-11-24',
  position: 'Sekretaris',
  capacity: 'holder',
  name: 'Nama Pejabat, S.H.',
  employeeNumber: '',
  signature: 'wet'
};

let database: TestDatabase;
let vault: TestVault;
const aYearLater = () => ({ ...vault.deps, now: () => vault.deps.now() + 365 * 86_400_000 });
const staff = (role: Role) => ({ kind: 'staff', accountId: vault.inside.actor.accountId, role }) as const;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

describe('the evaluation of a half-year', () => {
  it('is for recipients, leadership and admin, and for nobody else', async () => {
    for (const role of ['wbs_recipient', 'leadership', 'admin'] as const)
      expect(await listHalfYearFigures(aYearLater(), staff(role))).toHaveLength(2);
    for (const role of ['complaint_officer', 'survey_officer'] as const)
      await expect(takeHalfYearEvaluation(vault.deps, staff(role), '2026-s1')).rejects.toMatchObject({
        code: 'forbidden'
      });
  });

  it('is offered for no half-year before reports could be sent', async () => {
    expect(await listHalfYearFigures(vault.deps, staff('leadership'))).toEqual([]);
    const later = await listHalfYearFigures(aYearLater(), staff('leadership'));
    expect(later.map(({ halfYear }) => formatHalfYear(halfYear))).toEqual(['2027-s1', '2026-s2']);
  });

  it.each(['2026-s2', '2027-s1', '2026-s3', 'x', ''])('is not there for "%s"', async (text) => {
    await expect(takeHalfYearEvaluation(vault.deps, staff('leadership'), text)).rejects.toMatchObject({
      code: 'not_found'
    });
  });

  it('has the trail as it was at the end of the half-year, whatever recipients did since', async () => {
    const act = (day: string) =>
      database.db.transaction((tx) =>
        recordWbsAudit(tx, { at: epochOf(`${day}T10:00:00+08:00`), actor: cli, action: 'wbs.key_made', subject: '' })
      );
    await act('2026-06-30');
    const head = await wbsAuditHead(database.db);
    await act('2026-07-01');
    expect((await wbsAuditHead(database.db)).number).toBe(head.number + 1);
    const { trail } = await takeHalfYearEvaluation(vault.deps, staff('leadership'), '2026-s1');
    expect(trail).toEqual(head);
  });

  it('tells three figures, small ones as a class, the settings in force and who may read', async () => {
    const shown = presentEvaluation(await takeHalfYearEvaluation(vault.deps, staff('admin'), '2026-s1'));
    expect(shown.figures).toEqual([
      ['Laporan yang diterima', 'kurang dari 5'],
      ['Laporan yang selesai', 'kurang dari 5'],
      ['Selesai dan ditanggapi tepat waktu', 'tidak ditampilkan']
    ]);
    expect(shown.settings[0]).toEqual(['Konfirmasi kepada pelapor', '3 hari kerja, paling lama 7 hari kalender']);
    expect(shown.readers[0]?.[1]).toMatch(/Inspektorat \S{4}, KPU Provinsi Kalimantan Timur/);
  });

  it('is a tagged PDF with the head of both trails, and its making is in the general audit log', async () => {
    const evaluation = await takeHalfYearEvaluation(vault.deps, staff('leadership'), '2026-s1');
    const report = {
      evaluation,
      signer,
      auditHead: { number: 12, hash: 'ab'.repeat(32) },
      madeAt: vault.clock.time,
      siteAddress: 'https://kantor.example'
    };
    expect(JSON.stringify(evaluationData(report).trail).replaceAll(' ', '')).toContain(evaluation.trail.hash);
    expect(evaluationData(report).seal).toContain('ab'.repeat(32));
    expect((await evaluationPdf(report)).toString('latin1')).toContain('/StructTreeRoot');
    const [entry] = await database.db.$client`select subject from audit_entries order by number desc limit 1`;
    expect(entry).toMatchObject({ subject: 'wbs/2026-s1' });
  });
});
