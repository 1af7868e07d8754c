/** Formats in which a published result is offered, by the end of its address. */
export const resultFormats = ['svg', 'png', 'json', 'csv'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export function isResultFormat(text: string): text is ResultFormat {
  return (resultFormats as readonly string[]).includes(text);
}
