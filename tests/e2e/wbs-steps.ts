import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Stands in every report, and nowhere else. */
export const secret = 'zamrudkelabu';
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Without axe's second page for the summing-up, which only pages with frames of other origins need. */
export async function expectNoBarrier(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`)).toEqual([]);
}

/** Answers what the page asks first; then the form is there. */
export async function chooseThisChannel(page: Page): Promise<void> {
  const choice = page.locator('[data-writing]');
  if ((await choice.getAttribute('open')) === null) await choice.locator('summary').click();
}

export async function fillIn(page: Page): Promise<void> {
  await chooseThisChannel(page);
  await page.getByLabel('Apakah laporan ini menyangkut pimpinan kantor?').selectOption('Tidak');
  await page.getByLabel('Jenis pelanggaran').selectOption('illegal_levy');
  await page.getByLabel('Apa yang terjadi?').fill(`Saya diminta membayar di loket: ${secret}.`);
  await page.getByLabel('Siapa yang terlibat?').fill(`Petugas ${secret}`);
  await page.getByLabel(/Saya melaporkan ini dengan jujur/).check();
}

/** Types two groups back and gives the whole code. */
export async function keepCode(page: Page): Promise<string> {
  const groups = await page.locator('[data-code-groups] li').allTextContents();
  expect(groups).toHaveLength(5);
  for (const place of ['0', '1']) {
    const label = await page.locator(`[data-group-label="${place}"]`).textContent();
    await page
      .locator(`[data-group="${place}"]`)
      .fill((groups[Number(/\d/.exec(label ?? '')?.[0]) - 1] ?? '').toLowerCase());
  }
  return groups.join('-');
}

export async function openByScript(page: Page, code: string): Promise<void> {
  await page.goto('/wbs/kotak');
  await page.getByLabel(/^Kode/).fill(` ${code.toLowerCase().replaceAll('-', ' ')} `);
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Keadaan laporan' })).toBeVisible();
}

/** Nothing is left in this origin's stores, and no cookie that its pages can see. */
export async function expectNothingKept(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    document.cookie,
    (await navigator.serviceWorker.getRegistrations()).length
  ]);
  expect(kept).toEqual([0, 0, 0, 0, '', 0]);
}

/** A PDF of two chunks, with words that must not travel. */
export const attachment = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7\n${words}\n`.padEnd(100_000, ' '))
});
