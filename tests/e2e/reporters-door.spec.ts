import { expect, test } from '@playwright/test';
import { pageAddresses } from './page-addresses.ts';

const isReporters = (href: string) => /^(https?:\/\/[^/]+)?(\/en)?\/wbs(\/|\?|#|$)/.test(href);
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}(="([^"]*)")?[\\s>/]`).exec(tag);

test('no page of the site fetches a reporters’ page ahead, runs its scripts there, or tells it where somebody came from', async ({
  request
}) => {
  const wrong: string[] = [];
  let doors = 0;
  const pages = pageAddresses().filter(({ path, staff }) => !staff && !isReporters(path));
  for (const { path } of pages) {
    const text = await (await request.get(path)).text();
    for (const tag of text.match(/<a\s[^>]*>/g) ?? []) {
      if (!isReporters(attribute(tag, 'href')?.[2] ?? '')) continue;
      doors += 1;
      const isQuiet =
        attribute(tag, 'rel')?.[2] === 'noreferrer' &&
        attribute(tag, 'data-sveltekit-reload') !== null &&
        attribute(tag, 'data-sveltekit-preload-data')?.[2] === 'off';
      if (!isQuiet) wrong.push(`${path}: ${tag}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(doors).toBeGreaterThan(pages.length / 2);
});

test('the door stands on the front page, in the footer and beside what complaints are not for, in both languages', async ({
  page
}) => {
  for (const [home, prefix] of [
    ['/', ''],
    ['/en', '/en']
  ] as const) {
    await page.goto(home);
    await expect(page.locator(`main a[href="${prefix}/wbs"]`)).toBeVisible();
    await expect(page.locator(`footer a[href="${prefix}/wbs"]`)).toBeVisible();
    await page.goto(`${prefix}/pengaduan`);
    await expect(page.locator(`main a[href="${prefix}/wbs"]`)).toBeVisible();
  }
});
