import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rooms = globSync('src/lib/i18n/messages/*/', { cwd: root });
const messages = (room: string, locale: string) =>
  JSON.parse(readFileSync(join(root, room, `${locale}.json`), 'utf8')) as Readonly<Record<string, string>>;

/** One thing has one name: what stands on the left is not written anywhere, what stands on the right is. */
const retired: readonly [RegExp, string][] = [
  [/nomor register(?!asi)/i, 'nomor registrasi'],
  [/no\. registrasi/i, 'nomor registrasi'],
  [/nomor referensi/i, 'nomor rujukan'],
  [/\blaman pelacakan|halaman lacak/i, 'halaman pelacakan'],
  [/\bkarantina|kiriman beruntun|datang beruntun/i, 'datang saat kiriman membanjir'],
  [/\bdibekukan|\bmembekukan/i, 'ditetapkan'],
  [/\boleh petugas\b/i, 'petugas as the one who acts']
];

function uses(wrong: RegExp): string[] {
  return (
    globSync('src/**/*.{ts,svelte,json,typ}', { cwd: root })
      // A route's folder may be named like a file.
      .filter((file) => !/generated|\.test\.ts$/.test(file) && statSync(join(root, file)).isFile())
      .filter((file) => wrong.test(readFileSync(join(root, file), 'utf8')))
  );
}

describe('the words of the site', () => {
  it.each(retired)('%s is not written: %s', (wrong) => {
    expect(uses(wrong)).toEqual([]);
  });

  it.each(rooms)('%s says the same things in both languages, with the same places to fill', (room) => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    const fill = (locale: string) => Object.entries(messages(room, locale)).map(([key, text]) => [key, places(text)]);
    expect(fill('en')).toEqual(fill('id'));
  });

  it.each(rooms)('%s raises its voice nowhere', (room) => {
    for (const locale of ['id', 'en']) {
      for (const text of Object.values(messages(room, locale))) {
        expect(text.replaceAll('SP4N-LAPOR!', '')).not.toContain('!');
      }
    }
  });
});
