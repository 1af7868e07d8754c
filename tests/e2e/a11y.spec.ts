import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { mayBeMissing, pageAddresses } from './page-addresses.ts';
import { site } from './site.ts';

const widths = [320, 768, 1024, 1280];
const themes = ['light', 'dark', 'contrast'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another theme can break; everything else is the same document, looked at in light. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** The whole grid, or each theme at the widest and each width in light. */
function lookAt(theme: string): readonly number[] {
  return site.fullAccessibility || theme === 'light' ? widths : [1280];
}

/** The English page has the same colours. */
function themesOf(path: string): readonly string[] {
  return path.startsWith('/en') && !site.fullAccessibility ? ['light'] : themes;
}

async function choose(context: BrowserContext, theme: string): Promise<void> {
  await context.addCookies([{ name: 'tampilan', value: `${theme}-100`, url: site.url }]);
}

/** As somebody whose role covers the page. */
async function signIn(context: BrowserContext, path: string): Promise<void> {
  const isRecipients = path.startsWith('/staf/wbs') && path !== '/staf/wbs/kunci';
  const officer = path.startsWith('/staf/pengaduan') ? site.officerSession : site.adminSession;
  const session = isRecipients ? site.sessions?.wbs_recipient : officer;
  const cookie = { name: 'staf_sesi', value: session ?? '', domain: new URL(site.url).hostname };
  await context.addCookies(['/staf', '/api/v1/staff'].map((path) => ({ ...cookie, path, httpOnly: true })));
}

/** Without a second page for the summing-up, which only pages with frames of other origins need: opening one costs a second. */
function axe(page: Page, theme: string): AxeBuilder {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  return site.fullAccessibility || theme === 'light' ? builder.withTags(tags) : builder.withRules(rulesOfColour);
}

async function expectNoViolations(page: Page, theme: string): Promise<void> {
  for (const width of lookAt(theme)) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await axe(page, theme).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
    expect.soft(found, `${new URL(page.url()).pathname}, ${theme}, ${width} px`).toEqual([]);
  }
}

for (const address of pageAddresses()) {
  test(`${address.path} has no barrier in any look`, async ({ page, context }) => {
    if (address.staff) await signIn(context, address.path);
    for (const theme of themesOf(address.path)) {
      await choose(context, theme);
      const response = await page.goto(address.path);
      if (address.path.endsWith('/tidak-ada')) expect(response?.status()).toBe(404);
      else if (!mayBeMissing(address)) expect(response?.status(), address.path).toBe(200);
      await expectNoViolations(page, theme);
    }
  });
}

test('the questions of a survey have no barrier in any look', async ({ page, context }) => {
  for (const theme of themes) {
    await choose(context, theme);
    await page.goto('/survei/pelayanan-publik/isi');
    await expect(page.getByRole('radio').first()).toBeVisible();
    await expectNoViolations(page, theme);
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click();
    await expectNoViolations(page, theme);
    await page.evaluate(() => sessionStorage.clear());
  }
});

test('the questions of the kiosk have no barrier in any look', async ({ page, context }) => {
  for (const theme of themes) {
    await choose(context, theme);
    await page.goto('/kiosk');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: /pelayanan publik/ }).click();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await expectNoViolations(page, theme);
  }
});

test('writing a complaint, its receipt and the case have no barrier in any look', async ({ page, context }) => {
  for (const theme of themes) {
    await choose(context, theme);
    await page.goto('/pengaduan/baru', { waitUntil: 'networkidle' });
    await page.getByLabel('Sebutkan nama saya').check();
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click();
    await expect(page.getByText('Ceritakan apa yang terjadi.').first()).toBeVisible();
    await expectNoViolations(page, theme);
    await page.getByLabel('Tanpa nama').check();
    await page.getByLabel('Apa yang terjadi?').fill('Antrean terlalu lama.');
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click();
    const code = (await page.locator('code').textContent()) ?? '';
    await expectNoViolations(page, theme);
    await page.goto('/pengaduan/lacak');
    await page.getByLabel('Kode pelacakan').fill(code);
    await page.getByRole('button', { name: 'Lacak', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diterima');
    for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
    await expectNoViolations(page, theme);
  }
});
