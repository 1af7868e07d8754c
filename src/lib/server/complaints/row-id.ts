import { invalid } from '#lib/domain/errors.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** False for text from an address that no row can have as its id; the database would take it for a fault of ours. */
export function isRowId(text: string): boolean {
  return uuid.test(text);
}

/** @throws DomainError `invalid` for a form whose hidden id somebody changed */
export function requireRowId(text: string): void {
  if (!isRowId(text)) throw invalid('Formulir ini tidak utuh. Muat ulang halamannya, lalu kirim lagi.');
}
