import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatPeriod, type Period } from '#lib/domain/calendar/period.ts';
import { conflict } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import type { SurveySlug } from '#lib/domain/surveys/survey.ts';
import { auditHead, recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inSnapshot, inTransaction } from '#lib/server/db/transaction.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { getStaffResult, type StaffRoundResult } from '#lib/server/statistics/service.ts';
import { countUncounted, instrumentOf } from '#lib/server/surveys/service.ts';
import { quarterCsv } from './quarter-csv.ts';
import { dictionarySheet, itemSheet, methodSheet, summarySheet } from './quarter-sheets.ts';
import { largestWorkbook, responseSheet, writeWorkbook } from './quarter-xlsx.ts';
import { responseColumns } from './response-columns.ts';
import { readResponseRows, type ResponseRow } from './response-row-repository.ts';

export const exportForms = ['excel', 'machine', 'xlsx'] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportRequest {
  readonly slug: SurveySlug;
  readonly period: Period;
  readonly form: ExportForm;
  /** Also the held, late and void responses; each row says what it is. */
  readonly all: boolean;
}

export interface ExportFile {
  /** Says how many rows it has. */
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: number;
  /** Its content; the file behind it is removed when this ends, also when the reader gives up. */
  readonly content: ReadableStream<Uint8Array>;
}

const types: Readonly<Record<ExportForm, string>> = {
  excel: 'text/csv; charset=utf-8; header=present',
  machine: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/**
 * A quarter's answers as a file, with the figures of the same moment. Whole on disk and in the audit log, with its rows and
 * hash, before the first byte leaves the house.
 *
 * @throws DomainError `forbidden`, `not_found`, `conflict` for a workbook of too many rows
 */
export async function exportQuarter(deps: Dependencies, actor: Actor, request: ExportRequest): Promise<ExportFile> {
  requireMay(actor, 'exports.download');
  const { slug, period, form, all } = request;
  const folder = await mkdtemp(join(tmpdir(), 'suara-unduh-'));
  const path = join(folder, 'file');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const written = await inSnapshot(deps.db, (tx) => writeFile(tx, deps.now(), request, path));
    await inTransaction(deps.db, (tx) =>
      recordAudit(tx, {
        at: deps.now(),
        actor,
        action: 'export.download',
        subject: `${slug}/${formatPeriod(period)}`,
        details: { form, all, rows: written.rows, sha256: written.sha256 }
      })
    );
    const content = createReadStream(path).once('close', () => void remove());
    const name = `${slug}-${formatPeriod(period)}-${written.rows}-jawaban${all ? '-semua' : ''}`;
    return {
      ...written,
      name: form === 'xlsx' ? `${name}.xlsx` : `${name}${form === 'machine' ? '-mesin' : ''}.csv`,
      type: types[form],
      content: Readable.toWeb(content) as ReadableStream<Uint8Array>
    };
  } catch (problem) {
    await remove();
    throw problem;
  }
}

async function writeFile(
  tx: Queryable,
  now: number,
  { slug, period, form, all }: ExportRequest,
  path: string
): Promise<{ rows: number; sha256: string; bytes: number }> {
  const staff = await getStaffResult({ db: tx, now: () => now }, slug, period);
  const counter = countRows(readResponseRows(tx, staff.round.id, { countedOnly: !all }));
  const pieces =
    form === 'xlsx'
      ? workbook(tx, staff, counter, now)
      : quarterCsv(responseColumns(instrumentOf(staff.round)), counter.batches, form);
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    pieces,
    async function* (source: AsyncIterable<string | Buffer>) {
      for await (const piece of source) {
        hash.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    },
    createWriteStream(path, { mode: 0o600 })
  );
  const rows = counter.total();
  if (!all && rows !== staff.result.n) {
    throw new Error(`The file has ${rows} rows and the figures ${staff.result.n} responses`);
  }
  return { rows, sha256: hash.digest('hex'), bytes };
}

interface RowCounter {
  readonly batches: AsyncGenerator<readonly ResponseRow[]>;
  total(this: void): number;
}

function countRows(batches: AsyncIterable<readonly ResponseRow[]>): RowCounter {
  let total = 0;
  async function* counted() {
    for await (const rows of batches) {
      total += rows.length;
      yield rows;
    }
  }
  return { batches: counted(), total: () => total };
}

async function* workbook(
  tx: Queryable,
  staff: StaffRoundResult,
  { batches }: RowCounter,
  now: number
): AsyncGenerator<Buffer> {
  const rows: ResponseRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length > largestWorkbook) {
      throw conflict(`Periode ini lebih dari ${largestWorkbook.toLocaleString('id')} jawaban; unduh sebagai CSV.`);
    }
  }
  const columns = responseColumns(instrumentOf(staff.round));
  yield await writeWorkbook([
    summarySheet(staff, await countUncounted({ db: tx }, staff.round), now, rows.length),
    itemSheet(staff),
    responseSheet(columns, rows),
    dictionarySheet(columns),
    methodSheet(staff, await auditHead(tx))
  ]);
}
