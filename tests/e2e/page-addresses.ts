import { globSync } from 'node:fs';
import { site } from './site.ts';

/** An address to visit for each page of the site; a page with a new kind of parameter needs an example here. */
export interface PageAddress {
  readonly path: string;
  /** Only for people who signed in. */
  readonly staff: boolean;
}

const examples: readonly { readonly route: RegExp; readonly values: Readonly<Record<string, readonly string[]>> }[] = [
  { route: /^\/survei\//, values: { slug: ['pelayanan-publik', 'persepsi-korupsi'] } },
  {
    route: /^\/hasil\//,
    values: { slug: ['pelayanan-publik', 'kualitas-pelayanan'], period: ['2025-tw1', '2025-tw3'] }
  },
  { route: /^\/pengaduan\/rekap\//, values: { month: ['2025-03'] } },
  { route: /^\/staf\/rekap\//, values: { month: ['2026-10'] } },
  { route: /^\/rencana-aksi\//, values: { year: ['2025'], code: ['V.1.4', 'VI.3'] } },
  { route: /^\/pengaduan\/email\//, values: { token: ['tidak-berlaku'] } },
  { route: /^\/wbs\//, values: { rest: ['tidak-ada'] } },
  { route: /^\/staf\/wbs\//, values: { id: ['tidak-ada'] } },
  { route: /^\/staf\/pengaduan\//, values: { id: [site.caseId ?? ''] } },
  { route: /^\/staf\/pengguna\//, values: { id: [site.adminId ?? ''] } },
  { route: /^\/staf\/pengaturan\//, values: { nama: ['surveys.closing_day', 'office.address'] } },
  {
    route: /^\/staf\//,
    values: { slug: ['pelayanan-publik'], period: ['2026-tw4'], step: ['tutup', 'terbitkan'], token: ['tidak-ada'] }
  }
];

/** Pages that answer with an error in this run: with a link that is used up, or a quarter without a survey. */
export function mayBeMissing({ path }: PageAddress): boolean {
  return /tidak-ada$|wbs\/tidak-ada\/|tidak-berlaku$|kualitas-pelayanan\/2025-tw/.test(path);
}

function routes(): string[] {
  return globSync('src/routes/**/+page.svelte')
    .map((file) => file.replace(/^src\/routes/, '').replace(/\/\+page\.svelte$/, ''))
    .map((route) => route.replace(/\/\([^)]+\)/g, '') || '/')
    .sort();
}

function filled(route: string): string[] {
  const name = /\[\[?(?:\.\.\.)?(\w+)(?:=\w+)?\]?\]/.exec(route)?.[1];
  if (!name) return [route];
  const values = examples.find((example) => example.route.test(route) && name in example.values)?.values[name];
  if (!values) throw new Error(`Give an example for [${name}] of ${route} in tests/e2e/page-addresses.ts`);
  return values.flatMap((value) => filled(route.replace(/\[\[?(?:\.\.\.)?\w+(?:=\w+)?\]?\]/, value)));
}

/** Every page, public and kiosk pages in both languages. */
export function pageAddresses(): PageAddress[] {
  return [...routes().flatMap(filled), '/tidak-ada'].flatMap((path): PageAddress[] => {
    if (path.startsWith('/staf')) return [{ path, staff: true }];
    return [
      { path, staff: false },
      { path: `/en${path === '/' ? '' : path}`, staff: false }
    ];
  });
}
