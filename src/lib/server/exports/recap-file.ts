import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { formatMonth, monthTitle } from '#lib/domain/calendar/month.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { parsePictureRequest } from '#lib/domain/charts/picture-request.ts';
import type { MatrixSetting } from '#lib/domain/complaints/recap-matrix.ts';
import type { RecapFormat } from '#lib/domain/complaints/recap-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { auditHead } from '#lib/server/audit/service.ts';
import { presentRecapJson } from '#lib/server/complaints/recap-json-presenter.ts';
import { getFrozenRecap, listRecapSummaries, requireMonth, type FrozenRecap } from '#lib/server/complaints/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { drawPng, drawSvg } from './chart-image.ts';
import { recapPicture } from './recap-picture.ts';
import { recapReportPdf } from './recap-report.ts';
import { recapCsv, recapWorkbook } from './recap-table.ts';
import { jsonText } from './result-format.ts';

export const recapContentTypes: Readonly<Record<RecapFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

export interface RecapFileRequest {
  readonly format: RecapFormat;
  readonly url: URL;
  readonly locale: Locale;
}

/**
 * A frozen month as a file for everybody.
 *
 * @throws DomainError `not_found`
 */
export async function publicRecapFile(
  deps: Dependencies,
  monthText: string,
  { format, url, locale }: RecapFileRequest
): Promise<{ name: string; body: string | Buffer }> {
  const month = requireMonth(monthText);
  const frozen = await getFrozenRecap(deps, month);
  const { recap } = frozen;
  const setting: MatrixSetting = {
    audience: 'public',
    locale,
    isRunning: false,
    summaries: await listRecapSummaries(deps, recap)
  };
  const name = `rekap-pengaduan-${formatMonth(month)}.${format}`;
  const picture = () =>
    recapPicture(frozen, {
      picture: parsePictureRequest(url.searchParams),
      locale,
      pageAddress: url.origin + url.pathname.slice(0, -(format.length + 1))
    });
  switch (format) {
    case 'svg':
      return { name, body: drawSvg(picture()) };
    case 'png':
      return { name, body: drawPng(picture()) };
    case 'json':
      return { name, body: jsonText(presentRecapJson(frozen)) };
    case 'csv':
      return { name, body: recapCsv(recap, setting, csvForm(url)) };
    case 'xlsx':
      return {
        name,
        body: await recapWorkbook(recap, setting, { stand: standOf(frozen, locale), madeAt: deps.now() })
      };
    case 'pdf':
      return { name, body: await publicReport(deps, frozen, setting, url) };
  }
}

export const csvForm = (url: URL) => (url.searchParams.get('format') === 'excel' ? 'excel' : 'machine');

async function publicReport(deps: Dependencies, frozen: FrozenRecap, setting: MatrixSetting, url: URL) {
  return recapReportPdf({
    recap: frozen.recap,
    setting: { ...setting, locale: 'id' },
    stand: standOf(frozen, 'id'),
    signer: undefined,
    auditHead: await auditHead(deps.db),
    madeAt: deps.now(),
    siteAddress: url.origin
  });
}

/** `Angka ditetapkan 1 Desember 2026, versi 1` */
export function standOf({ frozenAt, version }: Pick<FrozenRecap, 'frozenAt' | 'version'>, locale: Locale): string {
  const day = formatDate(officeDateAt(frozenAt.getTime()), locale);
  return locale === 'id'
    ? `Angka ditetapkan ${day}, versi ${version}`
    : `Figures settled on ${day}, version ${version}`;
}

/** `November 2026 masih berjalan, angka per 24 November 2026` */
export function runningStand(recap: { year: number; month: number }, now: number): string {
  return `${monthTitle(recap)} masih berjalan, angka per ${formatDate(officeDateAt(now))}`;
}
