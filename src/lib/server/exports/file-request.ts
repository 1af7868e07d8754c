import { parsePictureRequest, type PictureRequest } from '#lib/domain/charts/picture-request.ts';
import type { ResultFormat } from '#lib/domain/statistics/result-format.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { CsvForm } from './csv.ts';

export interface FileRequest {
  readonly format: ResultFormat;
  readonly csvForm: CsvForm;
  /** How a page wants its picture; undefined for the complete one to keep. */
  readonly picture: PictureRequest | undefined;
  readonly locale: Locale;
  /** Address of the page the file belongs to, printed in the picture. */
  readonly pageAddress: string;
}

/** What an address asks for: `?format=excel` for a CSV, `?lebar=narrow&warna=dark` for a page's picture. */
export function readFileRequest(url: URL, format: ResultFormat, locale: Locale): FileRequest {
  return {
    format,
    csvForm: url.searchParams.get('format') === 'excel' ? 'excel' : 'machine',
    picture: parsePictureRequest(url.searchParams),
    locale,
    pageAddress: url.origin + url.pathname.slice(0, -(format.length + 1))
  };
}
