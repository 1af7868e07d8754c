import { formatMonth } from '#lib/domain/calendar/month.ts';
import type { MatrixSetting } from '#lib/domain/complaints/recap-matrix.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ReportSigner } from '#lib/domain/reports/report-signer.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { auditHead, recordAudit } from '#lib/server/audit/service.ts';
import {
  getStaffRecap,
  listRecapSummaries,
  recapSubject,
  requireMonth,
  type StaffRecap
} from '#lib/server/complaints/service.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { recapContentTypes, runningStand, standOf } from './recap-file.ts';
import { recapReportPdf } from './recap-report.ts';
import { recapCsv, recapWorkbook } from './recap-table.ts';

/** The office's own files of a month; the report wants a signer. */
export const staffRecapFiles = ['matriks.csv', 'matriks-mesin.csv', 'rekap.xlsx', 'laporan.pdf'] as const;
export type StaffRecapFile = (typeof staffRecapFiles)[number];

export interface StaffRecapRequest {
  readonly month: string;
  readonly file: StaffRecapFile;
  /** For the report only. */
  readonly signer: ReportSigner | undefined;
  readonly siteAddress: string;
}

/** @throws DomainError `not_found` */
export function requireRecapFile(text: string): StaffRecapFile {
  const found = staffRecapFiles.find((file) => file === text);
  if (!found) throw notFound('Berkas itu tidak ada.');
  return found;
}

/**
 * A month with the columns that stay in the office, also while it runs; in the audit log before it leaves.
 *
 * @throws DomainError `forbidden`, `not_found`
 */
export async function staffRecapFile(deps: Dependencies, actor: Actor, request: StaffRecapRequest) {
  const month = requireMonth(request.month);
  const found = await getStaffRecap(deps, actor, month);
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, {
      at: deps.now(),
      actor,
      action: 'export.download',
      subject: recapSubject(month),
      details: { file: request.file, version: found.frozen?.version ?? 0 }
    })
  );
  const [name, ending] = request.file.split('.') as [string, 'csv' | 'xlsx' | 'pdf'];
  return {
    name: `${name}-pengaduan-${formatMonth(month)}${found.frozen ? '' : '-berjalan'}.${ending}`,
    type: recapContentTypes[ending],
    body: await bodyOf(deps, found, request)
  };
}

async function bodyOf(
  deps: Dependencies,
  { recap, frozen }: StaffRecap,
  { file, signer, siteAddress }: StaffRecapRequest
): Promise<string | Buffer> {
  const summaries = await listRecapSummaries(deps, recap);
  const setting: MatrixSetting = { audience: 'staff', locale: 'id', isRunning: !frozen, summaries };
  const madeAt = deps.now();
  const stand = frozen ? standOf(frozen, 'id') : runningStand(recap, madeAt);
  switch (file) {
    case 'matriks.csv':
      return recapCsv(recap, setting, 'excel');
    case 'matriks-mesin.csv':
      return recapCsv(recap, setting, 'machine');
    case 'rekap.xlsx':
      return recapWorkbook(recap, setting, { stand, madeAt, auditHead: await auditHead(deps.db) });
    case 'laporan.pdf': {
      const head = await auditHead(deps.db);
      return recapReportPdf({ recap, setting, stand, signer, auditHead: head, madeAt, siteAddress });
    }
  }
}
