import { randomUUID } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { entrySchema, referenceSchema, type EntryForm } from '#lib/domain/complaints/complaint-form.ts';
import { fieldProblemText } from '#lib/domain/complaints/complaint-fields.ts';
import { invalid } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { entryFieldsOf, importColumnOf, importColumns, readImportFile, type ImportLine } from './import-file.ts';
import { registerCase } from './new-case.ts';
import { listKnownReferences, lockReferences } from './repository.ts';

export { importColumns } from './import-file.ts';

/** Hides in files, and no text of the database holds one. */
const nul = '\0';

const readable = (text: string) => text.replaceAll(nul, ' ');

const contactColumns = ['address', 'phone', 'email'] as const;

export interface ImportRow {
  /** Line of the file, the header being 1. */
  readonly line: number;
  readonly outcome: 'new' | 'known' | 'invalid';
  readonly externalReference: string | null;
  /** Subject or beginning of what happened, for the eye. */
  readonly summary: string;
  /** Empty unless `invalid`; each names its column. */
  readonly problems: readonly string[];
}

export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  readonly counts: { readonly new: number; readonly known: number; readonly invalid: number };
}

/** Says what an import of the file would do, and changes nothing. @throws DomainError `forbidden`, `invalid` */
export async function planImport(deps: ComplaintDependencies, actor: Actor, csv: Buffer): Promise<ImportPlan> {
  requireMay(actor, 'complaints.handle');
  return planOf(await readLines(deps, deps.db, csv));
}

/**
 * Enters the new rows, all or none; rows whose external reference is known are left alone, so that a file can come twice.
 *
 * @throws DomainError `forbidden`, `invalid` while a row is invalid
 */
export function importComplaints(deps: ComplaintDependencies, actor: Actor, csv: Buffer): Promise<ImportPlan> {
  requireMay(actor, 'complaints.handle');
  return inTransaction(deps.db, async (tx) => {
    await lockReferences(tx);
    const lines = await readLines(deps, tx, csv);
    const plan = planOf(lines);
    if (plan.counts.invalid > 0) {
      const message = 'Masih ada baris yang keliru. Perbaiki berkasnya, periksa lagi, baru muat.';
      throw invalid(message, { file: message });
    }
    for (const { row, form } of lines) {
      if (form && row.outcome === 'new') await register(deps, tx, actor, form);
    }
    if (plan.counts.new > 0) {
      const details = { count: plan.counts.new };
      await recordAudit(tx, { at: deps.now(), actor, action: 'complaint.import', subject: 'complaints', details });
    }
    return plan;
  });
}

async function register(deps: ComplaintDependencies, tx: Queryable, actor: Actor, form: EntryForm): Promise<void> {
  await registerCase(deps, tx, actor, {
    submissionId: randomUUID(),
    channel: form.channel,
    form,
    files: [],
    quarantined: false,
    receivedOn: form.receivedOn,
    externalReference: form.externalReference ?? null,
    givesCode: false
  });
}

interface ReadRow {
  readonly row: ImportRow;
  /** Undefined when the row is invalid. */
  readonly form: EntryForm | undefined;
}

function planOf(lines: readonly ReadRow[]): ImportPlan {
  const rows = lines.map(({ row }) => row);
  const count = (outcome: ImportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return { rows, counts: { new: count('new'), known: count('known'), invalid: count('invalid') } };
}

async function readLines(deps: ComplaintDependencies, db: Queryable, csv: Buffer): Promise<ReadRow[]> {
  const lines = readImportFile(csv);
  const references = lines.map(({ cells }) => storedReference(cells.nomor_referensi));
  const known = await listKnownReferences(
    db,
    references.flatMap((reference) => reference ?? [])
  );
  const firstLines = new Map<string, number>();
  return lines.map((line, index) => {
    const reference = references[index];
    const earlier = reference === undefined ? undefined : firstLines.get(reference);
    if (reference !== undefined && earlier === undefined) firstLines.set(reference, line.line);
    return readRow(line, { reference, known, earlier, today: officeDateAt(deps.now()) });
  });
}

/** As the form stores it, so that it is found again; undefined without one, or for one the form does not take. */
function storedReference(cell = ''): string | undefined {
  return cell.includes(nul) ? undefined : referenceSchema.safeParse(cell).data;
}

function readRow(
  line: ImportLine,
  context: {
    readonly reference: string | undefined;
    readonly known: ReadonlySet<string>;
    readonly earlier: number | undefined;
    readonly today: string;
  }
): ReadRow {
  const fields = entryFieldsOf(line);
  const parsed = entrySchema(context.today).safeParse(fields);
  const { externalReference = null } = fields;
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => problemOf(path, message));
  for (const column of importColumns) {
    if (line.cells[column]?.includes(nul))
      problems.push(`${column}: memuat tanda yang tidak terbaca (NUL). Ketik ulang.`);
  }
  if (
    fields.name === undefined &&
    fields.identity === 'anonymous' &&
    contactColumns.some((field) => fields[field] !== undefined)
  )
    problems.push('nama: wajib diisi bila ada alamat, telepon, atau email; tanpa nama, kontak itu tidak disimpan');
  if (externalReference === null)
    problems.push('nomor_referensi: wajib diisi, supaya baris yang sama tidak masuk dua kali');
  if (context.earlier !== undefined) problems.push(`nomor_referensi: sama dengan baris ${context.earlier}`);
  const isKnown = context.reference !== undefined && context.known.has(context.reference);
  const summary = readable(fields.subject ?? fields.description ?? '').slice(0, 80);
  const outcome = problems.length > 0 ? 'invalid' : isKnown ? 'known' : 'new';
  return {
    row: {
      line: line.line,
      outcome,
      externalReference: externalReference && readable(externalReference),
      summary,
      problems
    },
    form: parsed.success && outcome !== 'invalid' ? parsed.data : undefined
  };
}

function problemOf(path: readonly PropertyKey[], message: string): string {
  const field = String(path[0] ?? '');
  return `${importColumnOf[field] ?? field}: ${fieldProblemText(message, field)}`;
}
