/** A telephone number as a `tel:` address takes it: digits, and the plus sign at its start. */
export const dialled = (number: string): string => number.replace(/(?!^\+)\D/g, '');

/** Digits with the country's number in front, as wa.me takes them: `0812…` is Indonesian and becomes `62812…`. */
export const international = (number: string): string => number.replace(/\D/g, '').replace(/^0/, '62');
