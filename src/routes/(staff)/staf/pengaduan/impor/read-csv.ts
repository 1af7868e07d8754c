import { invalid } from '#lib/domain/errors.ts';

/** The chosen file; its size is judged by whoever reads it. @throws DomainError `invalid` with the field `file` */
export async function readCsv(form: FormData): Promise<Buffer> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return Buffer.from(await file.arrayBuffer());
  const missing = 'Pilih berkas CSV yang berisi.';
  throw invalid(missing, { file: missing });
}
