import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { isRoot } from '#lib/server/db/embedded/account.ts';
import { runCommand } from './command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function present(): string | undefined {
  const own = chromium.executablePath();
  return onPath() ?? (existsSync(own) ? own : undefined);
}

const installations: readonly { readonly commands: readonly (readonly string[])[]; readonly rootOnly: boolean }[] = [
  { commands: [['playwright', 'install', 'chromium']], rootOnly: false },
  {
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-qy', '--no-install-recommends', 'chromium']
    ],
    rootOnly: true
  }
];

/**
 * A Chromium: that of `PLAYWRIGHT_CHROMIUM_PATH`, the system's, Playwright's own, else it installs one.
 * @param say told what is being done
 * @returns the path of the program
 * @throws Error that says how to mend it
 */
export async function findChromium(say: (line: string) => void): Promise<string> {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(
      `PLAYWRIGHT_CHROMIUM_PATH names ${given}, which does not exist; set the path of a Chromium, or unset it.`
    );
  }
  const there = present();
  if (there) return there;
  for (const { commands, rootOnly } of installations) {
    if (rootOnly && !isRoot()) continue;
    for (const command of commands) {
      say(`No Chromium found; running ${command.join(' ')} …`);
      const { exitCode, output } = await runCommand(command, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
      if (exitCode !== 0) {
        say(`That did not work: ${output.trim().split('\n').at(-1) ?? ''}`);
        break;
      }
    }
    const installed = present();
    if (installed) return installed;
  }
  throw new Error('No Chromium could be found or installed; install one and set PLAYWRIGHT_CHROMIUM_PATH to it.');
}

/** Arguments for a quiet browser that fetches nothing of its own; as root it cannot have a sandbox. */
export const chromiumArguments = [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];
