import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '#tests/support/chromium.ts';
import { load, type Loaded } from './load.ts';
import { median, type Measure } from './measure.ts';
import { alternations, type Benchmark } from './subject.ts';

const seconds = 4;
const connections = 8;
const path = '/survei/pelayanan-publik';
const kB = 1_000;

/** The survey's page: how many a second against the same questions as bare HTML, and how heavy the first visit is. */
export const surveyPage: Benchmark = async ({ site, floor }) => {
  const product: Loaded[] = [];
  const bare: Loaded[] = [];
  for (let turn = 0; turn <= alternations; turn += 1) {
    bare.push(await load(floor.pid, { url: floor.url, connections, seconds }));
    product.push(await load(site.pid, { url: `${site.url}${path}`, connections, seconds }));
  }
  const rate = (runs: readonly Loaded[]) => median(runs.slice(1).map((run) => run.rate));
  const cpu = (runs: readonly Loaded[]) => median(runs.slice(1).map(({ cpuMs }) => cpuMs));
  return [
    { name: 'survey page', value: rate(product), unit: '/s', floor: rate(bare), bound: { atLeast: 0.2 } },
    { name: 'survey page CPU', value: cpu(product), unit: 'ms', floor: cpu(bare) },
    ...(await firstVisit(site.url))
  ];
};

/** Bytes on the wire, headers included, of a first visit with an empty cache in a real browser. */
async function firstVisit(origin: string): Promise<Measure[]> {
  const browser = await chromium.launch({
    executablePath: await findChromium((line) => console.error(line)),
    args: chromiumArguments
  });
  try {
    const page = await browser.newPage();
    const traffic = await watchTraffic(page, origin);
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    const first = { ...traffic };
    await page.getByRole('link', { name: 'Mulai isi survei' }).click();
    await page.getByRole('radio').first().waitFor();
    await page.waitForLoadState('networkidle');
    return [
      { name: 'first load', value: first.bytes / kB, unit: 'kB', bound: { atMost: 60 } },
      { name: 'with the first question', value: traffic.bytes / kB, unit: 'kB' },
      { name: 'requests of the first load', value: first.requests, unit: 'requests' },
      { name: 'third-party requests', value: traffic.foreign, unit: 'requests', bound: { atMost: 0 } }
    ];
  } finally {
    await browser.close();
  }
}

async function watchTraffic(page: Page, origin: string): Promise<{ bytes: number; requests: number; foreign: number }> {
  const traffic = { bytes: 0, requests: 0, foreign: 0 };
  page.on('request', (request) => {
    traffic.requests += 1;
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) traffic.foreign += 1;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  return traffic;
}
