import type { Locale } from '#lib/domain/surveys/localized.ts';

const marks = { id: { decimal: ',', thousands: '.' }, en: { decimal: '.', thousands: ',' } } as const;

/**
 * A whole number of 10^−decimals as people write it: 8756 with two decimals is `87,56` in Indonesian, `87.56` in English. Works
 * on the digits, so that nothing is rounded a second time. Throws RangeError for a number that is not whole.
 */
export function formatDecimal(units: number, decimals: number, locale: Locale): string {
  if (!Number.isSafeInteger(units)) throw new RangeError(`${units} is not a whole number of units`);
  const { decimal, thousands } = marks[locale];
  const digits = Math.abs(units)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = units < 0 ? '−' : '';
  return decimals === 0 ? sign + whole : sign + whole + decimal + digits.slice(-decimals);
}

/** `87,56` from 8756. */
export function formatHundredths(hundredths: number, locale: Locale): string {
  return formatDecimal(hundredths, 2, locale);
}

/** `12.345` from 12345. */
export function formatCount(count: number, locale: Locale): string {
  return formatDecimal(count, 0, locale);
}

/** `66,67%` from 6667 hundredths of a per cent; a whole per cent has no decimals. */
export function formatPercent(hundredths: number, locale: Locale): string {
  if (hundredths % 100 === 0) return `${formatCount(hundredths / 100, locale)}%`;
  return `${formatHundredths(hundredths, locale)}%`;
}
