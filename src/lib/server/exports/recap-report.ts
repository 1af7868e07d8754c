import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { monthTitle } from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import type { MatrixColumn, MatrixSetting } from '#lib/domain/complaints/recap-matrix.ts';
import { recapMessage } from '#lib/domain/complaints/recap-words.ts';
import type { MonthRecap } from '#lib/domain/complaints/recap.ts';
import { office } from '#lib/domain/office/office.ts';
import { formatEmployeeNumber, signerPosition, type ReportSigner } from '#lib/domain/reports/report-signer.ts';
import { formatCount } from '#lib/domain/statistics/number-format.ts';
import type { AuditHead } from '#lib/server/audit/service.ts';
import {
  countGroups,
  presentFigures,
  presentMatrix,
  presentReckoning
} from '#lib/server/complaints/recap-presenter.ts';
import reportTemplate from './templates/complaint-report.typ?raw';
import letterTemplate from './templates/letter.typ?raw';
import { typesetPdf } from './typst.ts';

/** Shares of the page's width. */
const shares: Readonly<Record<MatrixColumn, number>> = {
  number: 1,
  registerNumber: 4.6,
  receivedOn: 2.8,
  channel: 2.2,
  category: 3,
  handlingClass: 3.2,
  summary: 4.4,
  state: 3.2,
  followUp: 3.6,
  endedOn: 2.8,
  workingDays: 1.8,
  note: 2.4
};

export interface RecapReport {
  readonly recap: MonthRecap;
  readonly setting: MatrixSetting;
  /** `Ditetapkan 1 Desember 2026, versi 1`. */
  readonly stand: string;
  /** Undefined for the public copy, which nobody signs; it has no matrix, so that it is as quickly made for any month. */
  readonly signer: ReportSigner | undefined;
  readonly auditHead: AuditHead;
  readonly madeAt: number;
  /** Address of the site, below the office's name. */
  readonly siteAddress: string;
}

/** The month's report as the office sends it: letterhead, number, figures, matrix, signature, seal of the audit log. */
export function recapReportPdf(report: RecapReport): Promise<Buffer> {
  const sources = { 'complaint-report.typ': reportTemplate, 'letter.typ': letterTemplate };
  return typesetPdf(sources, 'complaint-report.typ', reportData(report));
}

/** What the template reads. */
export function reportData({ recap, setting, stand, signer, auditHead, madeAt, siteAddress }: RecapReport) {
  const title = `Laporan penanganan pengaduan masyarakat ${monthTitle(recap)}`;
  const rates = presentFigures(recap, 'id').filter(({ key }) => key === 'doneRate' || key === 'onTimeRate');
  const matrix = presentMatrix(recap, setting);
  return {
    title,
    office: office.name,
    date: dateParts(madeAt),
    head: {
      body: office.letterhead.body,
      region: office.letterhead.region,
      contact: [office.email, siteAddress].join(' · ')
    },
    number: signer ? `Nomor: ${signer.number}` : 'Salinan untuk umum, tanpa tanda tangan',
    message: `${recapMessage(recap, 'id')}.`,
    basis: `${stand}. Hitungan menurut matriks rekapitulasi pengaduan masyarakat pada Rencana Aksi Zona Integritas butir V.5.2: yang harus ditindaklanjuti sama dengan yang tengah diproses ditambah yang telah selesai.`,
    figures: [
      ...presentReckoning(recap, 'id').map(({ label, value, level, isSum }) => fact(label, value, level, isSum)),
      ...rates.map(({ label, value }) => fact(label, value))
    ],
    onTime: `Ditanggapi pada bulan ini: ${formatCount(recap.answered, 'id')}; tepat waktu: ${formatCount(recap.answeredOnTime, 'id')}.`,
    counts: countGroups(recap).map(({ title: name, bars }) => ({
      title: name.id,
      rows: bars.map(({ label, count }) => fact(label.id, formatCount(count, 'id')))
    })),
    whistleblowing: 'WBS: dilaporkan per semester.',
    matrix: setting.audience === 'staff' && {
      title: `Matriks rekapitulasi ${monthTitle(recap)}`,
      columns: matrix.columns.map(({ key, label, isNumber }) => ({ name: label, share: shares[key], isNumber })),
      rows: matrix.rows.map(({ cells }) => cells)
    },
    signer: signer ? signatureOf(signer) : null,
    seal: `${office.name} · dibuat ${formatDateTime(madeAt)} · jejak audit ${formatCount(auditHead.number, 'id')} entri, SHA-256 ${auditHead.hash}`
  };
}

const fact = (name: string, value: string, level = 0, strong = false) => ({ name, value, level, strong });

function signatureOf(signer: ReportSigner) {
  return {
    place: signer.place,
    date: formatDate(signer.date),
    position: signerPosition(signer),
    name: signer.name,
    number: signer.employeeNumber === '' ? null : formatEmployeeNumber(signer.employeeNumber),
    electronic: signer.signature === 'electronic'
  };
}

function dateParts(at: number) {
  const [year, month, day] = officeDateAt(at).split('-').map(Number);
  return { year, month, day };
}
