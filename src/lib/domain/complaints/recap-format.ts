/** Formats in which a public month is offered, by the end of its address. */
export const recapFormats = ['svg', 'png', 'pdf', 'json', 'csv', 'xlsx'] as const;
export type RecapFormat = (typeof recapFormats)[number];

export function isRecapFormat(text: string): text is RecapFormat {
  return (recapFormats as readonly string[]).includes(text);
}
