import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listInbox } from '#lib/server/complaints/inbox.ts';
import { freezeRecaps } from '#lib/server/complaints/service.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { readConfig } from '#lib/server/config.ts';
import { simulateComplaints } from '#lib/server/demo/complaints.ts';
import { makeRootKey } from '#lib/client/whistleblowing/ceremony/root-key.ts';
import { passphraseBytes, passphraseFrom } from '#lib/domain/whistleblowing/passphrase.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { simulateQuarters } from '#lib/server/demo/service.ts';
import { networkAddresses } from '#lib/server/http/network-addresses.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { findChromium } from '#tests/support/chromium.ts';
import { runCommand } from '#tests/support/command.ts';
import { startSite, temporarySiteFolders, type RunningSite } from '#tests/support/running-site.ts';
import { addDeskRecipient } from '#tests/support/desk-recipient.ts';
import { addTotp, makeStaff } from '#tests/support/staff.ts';
import { openVaultWith, type TestVault } from '#tests/support/whistleblowing.ts';
import type { SiteUnderTest } from './site.ts';

/**
 * The browser tests: starts the built site with a little simulated data, lets Playwright visit it, stops it again.
 * `--full-a11y` runs the accessibility tests alone, in the full grid; other arguments go to Playwright.
 * With `E2E_REPORTS` set to a folder, JSON reports are written there.
 */
const say = (line: string) => console.log(line);

const shareOfRespondents = 0.4;
const casesPerMonth = 1;

/** Signs the list that opens the reporters' form, and those of the ceremony that recipients go through. */
const passphrase = passphraseFrom(randomBytes(passphraseBytes));
const root = await makeRootKey(nativeSigning, passphrase);
const rootKey = { file: JSON.stringify(root.file), passphrase };

async function withRuntime<Result>(
  { environment }: RunningSite,
  work: (runtime: Awaited<ReturnType<typeof openRuntime>>['runtime']) => Promise<Result>
): Promise<Result> {
  const { runtime, close } = await openRuntime(readConfig({ ...environment, WBS_ROOT_KEY: root.key.publicKey }), {
    role: 'command',
    say: () => undefined
  });
  try {
    return await work(runtime);
  } finally {
    await close();
  }
}

/** Sessions and examples for the pages that staff sees; each with the second factor its role needs. */
async function makeStaffVisitors(
  running: RunningSite,
  vault: TestVault
): Promise<Pick<SiteUnderTest, 'sessions' | 'desk' | 'adminSession' | 'adminId' | 'officerSession' | 'caseId'>> {
  return withRuntime(running, async (runtime) => {
    const admin = await makeStaff(runtime, { email: 'aksesibilitas@kantor.example', role: 'admin' });
    await addTotp(runtime, admin.staff);
    const officer = await makeStaff(runtime, { email: 'aksesibilitas2@kantor.example', role: 'complaint_officer' });
    await addTotp(runtime, officer.staff);
    const surveyor = await makeStaff(runtime, { email: 'aksesibilitas3@kantor.example', role: 'survey_officer' });
    const leader = await makeStaff(runtime, { email: 'aksesibilitas4@kantor.example', role: 'leadership' });
    const recipient = await makeStaff(runtime, { email: 'aksesibilitas5@kantor.example', role: 'wbs_recipient' });
    await addTotp(runtime, recipient.staff);
    const actor = { kind: 'program', name: 'cli' } as const;
    const { items } = await listInbox(runtime, actor, { filter: 'open', page: 1 });
    return {
      sessions: {
        admin: admin.sessionId,
        complaint_officer: officer.sessionId,
        wbs_recipient: recipient.sessionId,
        survey_officer: surveyor.sessionId,
        leadership: leader.sessionId
      },
      desk: await addDeskRecipient(runtime, vault),
      adminSession: admin.sessionId,
      adminId: admin.staff.account.id,
      officerSession: officer.sessionId,
      caseId: items[0]?.id
    };
  });
}

async function playwright(name: string, site: SiteUnderTest, args: readonly string[]): Promise<number> {
  const reports = process.env.E2E_REPORTS;
  const { exitCode } = await runCommand(['playwright', 'test', '--config', 'tests/playwright.config.ts', ...args], {
    echo: true,
    env: {
      // Tests run commands beside the site, on its database.
      ...site.environment,
      SITE_UNDER_TEST: JSON.stringify(site),
      // Playwright forces colours for its workers unless told not to, and Node complains when NO_COLOR says the contrary.
      FORCE_COLOR: '0',
      NO_COLOR: undefined,
      ...(reports && { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, `${name}.json`) })
    }
  });
  return exitCode;
}

async function testSite(running: RunningSite, chromium: string, args: readonly string[]): Promise<number> {
  const fullAccessibility = args.includes('--full-a11y');
  const site: SiteUnderTest = {
    ...running,
    chromium,
    rootKey,
    firstAccountPath: running.output.map((line) => /https?:\/\/[^/\s]+(\/staf\/\S+)/.exec(line)?.[1]).find(Boolean),
    sessions: undefined,
    desk: undefined,
    adminSession: undefined,
    adminId: undefined,
    officerSession: undefined,
    caseId: undefined,
    fullAccessibility
  };
  const rest = args.filter((arg) => arg !== '--full-a11y');
  const wantsAll = rest.length === 0 && !fullAccessibility;
  // Before the key list is there: nothing is taken without one.
  const closedCode =
    wantsAll || rest.includes('--project=closed') ? await playwright('closed', site, ['--project=closed']) : 0;
  if (rest.includes('--project=closed')) return closedCode;
  const vault = await withRuntime(running, async (runtime) => {
    await simulateQuarters(runtime, shareOfRespondents);
    await simulateComplaints(runtime, casesPerMonth);
    await freezeRecaps(runtime);
    return openVaultWith(runtime, root.key.seed, officeDateAt(runtime.now()));
  });
  const withVisitors = async () => ({ ...site, ...(await makeStaffVisitors(running, vault)) });
  if (fullAccessibility) return playwright('a11y', await withVisitors(), ['--project=a11y', ...rest]);
  if (rest.includes('--project=api') || rest.includes('--project=recipients'))
    return playwright('api', await withVisitors(), rest);
  const wantsOnlyA11y = rest.some((arg) => arg.includes('a11y'));
  if (rest.length > 0 && !wantsOnlyA11y) return playwright('journeys', site, rest);
  const journeys = ['chromium', 'lan-http', 'lan-https'].map((name) => `--project=${name}`);
  const present = journeys.filter((name) => !name.includes('lan') || running.lanHttp);
  const journeysCode = wantsOnlyA11y ? 0 : await playwright('journeys', site, present);
  // Only now: the journeys begin with the link for the first admin.
  const second = wantsOnlyA11y
    ? ['--project=a11y', ...rest]
    : ['--project=a11y', '--project=api', '--project=recipients'];
  const a11yCode = await playwright('a11y', await withVisitors(), second);
  return closedCode || journeysCode || a11yCode;
}

const chromium = await findChromium(say);
say(`Chromium: ${chromium}`);
if (process.env.E2E_REPORTS) mkdirSync(process.env.E2E_REPORTS, { recursive: true });
const folders = temporarySiteFolders();
const [address] = networkAddresses();
if (address) await runCommand(['node', 'src/cli/tls.ts', 'localhost', address], { env: { ...folders } });
else say('This machine has no network address; the journeys over the network are left out.');
const running = await startSite(folders, { WBS_ROOT_KEY: root.key.publicKey });
say(`Testing ${[running.url, running.lanHttp, running.lanHttps].filter(Boolean).join(', ')}`);
try {
  process.exitCode = await testSite(running, chromium, process.argv.slice(2));
} finally {
  await running.stop();
}
