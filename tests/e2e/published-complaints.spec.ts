import { expect, test } from '@playwright/test';
import { complain, description, handle } from './complaint-steps.ts';

test('programs read published cases as Open311 says, and errors in its form', async ({ page, request }) => {
  const { number } = await complain(page, 'Kursi tunggu rusak.');
  handle(number, 'publish', 'Kursi tunggu di lobi rusak.');
  const services = (await (await request.get('/open311/v2/services.json')).json()) as { service_code: string }[];
  expect(services.map(({ service_code }) => service_code)).toContain('other');
  const listed = await request.get('/open311/v2/requests.json?status=open');
  expect(listed.headers()['access-control-allow-origin']).toBe('*');
  expect(await listed.json()).toContainEqual(
    expect.objectContaining({ status: 'open', description: 'Kursi tunggu di lobi rusak.' })
  );
  const one = await request.get(`/open311/v2/requests/${number.replaceAll('/', '-')}.json`);
  expect(await one.json()).toEqual([expect.objectContaining({ description: 'Kursi tunggu di lobi rusak.' })]);
  for (const [path, status] of [
    ['requests/DUMAS-1999-I-0001.json', 404],
    ['requests/%00.json', 404],
    ['requests.json?status=done', 400],
    ['requests.json?start_date=kemarin', 400]
  ] as const) {
    const refused = await request.get(`/open311/v2/${path}`);
    expect(refused.status(), path).toBe(status);
    const [problem] = (await refused.json()) as { code: number; description: string }[];
    expect(problem?.code, path).toBe(status);
    expect(problem?.description, path).toMatch(/\S/);
  }
});

test('a published case that is about the same is shown before sending', async ({ page }) => {
  const { number } = await complain(page, 'Pendingin ruangan mati.');
  handle(number, 'publish', 'Pendingin ruangan di ruang layanan mati sejak Senin.');
  await page.goto('/pengaduan/baru', { waitUntil: 'networkidle' });
  await description(page).fill('Pendingin ruangan di loket mati.');
  await description(page).blur();
  await expect(page.getByText('Pendingin ruangan di ruang layanan mati sejak Senin.')).toBeVisible();
});
