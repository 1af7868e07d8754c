import type { Actor } from '#lib/domain/staff/actor.ts';
import type { ComplaintDependencies } from './dependencies.ts';

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

/** The columns of the file, in the order of the example that the page offers. */
export const importColumns = [
  'nomor_referensi',
  'tanggal_diterima',
  'kanal',
  'jenis',
  'kategori',
  'judul',
  'uraian',
  'tanggal_kejadian',
  'tempat',
  'nama',
  'alamat',
  'telepon',
  'email',
  'identitas'
] as const;

/** Reads a CSV file (comma or semicolon, UTF-8) and says what an import would do. @throws DomainError `forbidden`, `invalid` */
export function planImport(_deps: ComplaintDependencies, _actor: Actor, _csv: Buffer): Promise<ImportPlan> {
  throw new Error('not built yet');
}

/**
 * Enters the new rows, all or none; rows whose external reference is known are left alone, so that a file can come twice.
 *
 * @throws DomainError `forbidden`, `invalid` while a row is invalid
 */
export function importComplaints(_deps: ComplaintDependencies, _actor: Actor, _csv: Buffer): Promise<ImportPlan> {
  throw new Error('not built yet');
}
