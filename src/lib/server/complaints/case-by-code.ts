import { invalid, notFound } from '#lib/domain/errors.ts';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { codeHash } from '#lib/server/tracking/code-hash.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { findByCodeHash, type Complaint } from './repository.ts';

const problems = {
  length: 'Kode pelacakan terdiri atas 25 huruf dan angka. Periksa apakah ada yang kurang atau lebih.',
  character: 'Ada tanda yang tidak dipakai dalam kode pelacakan. Periksa kembali kode Anda.',
  check: 'Ada huruf atau angka yang keliru. Periksa kembali kode Anda.'
} as const;

const ofWhistleblowing = 'Ini kode laporan WBS, bukan kode pengaduan. Bukalah di kotak WBS: /wbs/kotak.';

/** The same words for a code that never was and for one that is no more. */
const unknown = () => notFound('Kode tidak ditemukan. Periksa kembali kode Anda.');

/**
 * The case a code opens.
 *
 * @throws DomainError `invalid` with the field `code`, `not_found`
 */
export async function getCaseByCode(
  { secrets }: Pick<ComplaintDependencies, 'secrets'>,
  db: Queryable,
  codeText: string
): Promise<Complaint> {
  const parsed = parseTrackingCode(codeText);
  if (parsed.problem) throw invalid(problems[parsed.problem], { code: problems[parsed.problem] });
  // Before anything is looked up: a whistleblower's code never reaches this table's index.
  if (parsed.domain === 'wbs') throw invalid(ofWhistleblowing, { code: ofWhistleblowing });
  const complaint = await findByCodeHash(db, codeHash(secrets, parsed.ok));
  if (!complaint) throw unknown();
  return complaint;
}
