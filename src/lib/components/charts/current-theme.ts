import { chartThemes, type ChartTheme } from '#lib/domain/charts/chart-palette.ts';

const systemThemes = [
  ['(prefers-contrast: more)', 'contrast'],
  ['(prefers-color-scheme: dark)', 'dark']
] as const satisfies readonly (readonly [string, ChartTheme])[];

/** The theme the page shows: the visitor's choice, else the system's. */
export function currentTheme(): ChartTheme {
  const chosen = chartThemes.find((theme) => theme === document.documentElement.dataset.theme);
  return chosen ?? systemThemes.find(([query]) => matchMedia(query).matches)?.[1] ?? 'light';
}

/** Calls back whenever the system's theme changes; the returned function stops that. */
export function watchTheme(changed: () => void): () => void {
  const queries = systemThemes.map(([query]) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => queries.forEach((query) => query.removeEventListener('change', changed));
}
