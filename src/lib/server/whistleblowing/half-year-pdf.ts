import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { office } from '#lib/domain/office/office.ts';
import { formatEmployeeNumber, signerPosition, type ReportSigner } from '#lib/domain/reports/report-signer.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import type { AuditHead } from '#lib/server/audit/service.ts';
import letterTemplate from '#lib/server/exports/templates/letter.typ?raw';
import reportTemplate from '#lib/server/exports/templates/whistleblowing-report.typ?raw';
import { typesetPdf } from '#lib/server/exports/typst.ts';
import { presentEvaluation } from './half-year-presenter.ts';
import type { HalfYearEvaluation } from './half-year-report.ts';

export interface EvaluationReport {
  readonly evaluation: HalfYearEvaluation;
  readonly signer: ReportSigner;
  /** Of the general audit log, as on every report. */
  readonly auditHead: AuditHead;
  readonly madeAt: number;
  /** Address of the site, below the office's name. */
  readonly siteAddress: string;
}

/** The half-year's evaluation as the office files it: letterhead, number, figures, method, settings, readers, seals, signature. */
export function evaluationPdf(report: EvaluationReport): Promise<Buffer> {
  const sources = { 'whistleblowing-report.typ': reportTemplate, 'letter.typ': letterTemplate };
  return typesetPdf(sources, 'whistleblowing-report.typ', evaluationData(report));
}

/** What the template reads. */
export function evaluationData({ evaluation, signer, auditHead, madeAt, siteAddress }: EvaluationReport) {
  const { figures, settings, trail, ...shown } = presentEvaluation(evaluation);
  const [year, month, day] = officeDateAt(madeAt).split('-').map(Number);
  return {
    ...shown,
    figures: figures.map(fact),
    settings: settings.map(fact),
    trail: { ...trail, rows: trail.rows.map(fact) },
    office: office.name,
    date: { year, month, day },
    head: {
      body: office.letterhead.body,
      region: office.letterhead.region,
      contact: [office.email, siteAddress].join(' · ')
    },
    number: `Nomor: ${signer.number}`,
    signer: {
      place: signer.place,
      date: formatDate(signer.date),
      position: signerPosition(signer),
      name: signer.name,
      number: signer.employeeNumber === '' ? null : formatEmployeeNumber(signer.employeeNumber),
      electronic: signer.signature === 'electronic'
    },
    seal: `${office.name} · dibuat ${formatDateTime(madeAt)} · jejak audit ${formatCount(auditHead.number, 'id')} entri, SHA-256 ${auditHead.hash}`
  };
}

const fact = ([name = '', value = '']: string[]) => ({ name, value, level: 0, strong: false });
