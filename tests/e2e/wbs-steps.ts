import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Stands in every report, and nowhere else. */
export const secret = 'zamrudkelabu';
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
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
