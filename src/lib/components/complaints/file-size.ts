import { getLocale } from '#lib/i18n/generated/runtime.js';

const units = ['B', 'kB', 'MB'];

/** `850 kB`, `2,4 MB`: binary steps under the names people know, so that the limit of 10 MiB reads 10 MB. */
export function fileSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const amount = bytes / 1024 ** step;
  const digits = step === 0 || amount >= 10 ? 0 : 1;
  return `${new Intl.NumberFormat(getLocale(), { maximumFractionDigits: digits }).format(amount)} ${units[step]}`;
}
