import { maxFileBytes, maxFiles, refusedFilesText, type RefusedFile } from '#lib/domain/files/upload-rules.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';

/** What is wrong with files somebody has just chosen, as far as a browser can tell; empty when nothing is. */
export function chosenFilesProblem(files: readonly { readonly name: string; readonly size: number }[]): string {
  const refused = files.flatMap(({ name, size }, index): RefusedFile[] => {
    if (index >= maxFiles) return [{ name, problem: 'too_many' }];
    if (size > maxFileBytes) return [{ name, problem: 'too_large' }];
    return size === 0 ? [{ name, problem: 'empty' }] : [];
  });
  return refusedFilesText(refused, getLocale());
}
