import type { ResultFormat } from '#lib/domain/statistics/result-format.ts';

export const contentTypes: Readonly<Record<ResultFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8'
};

/** The text of a JSON file, indented for people who open it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
