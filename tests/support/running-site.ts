import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { identityOf } from '#lib/server/db/embedded/process-state.ts';
import { readRecord } from '#lib/server/db/embedded/record.ts';
import { plainEnvironment, projectRoot } from './command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The built program, started as a person starts it, in folders of its own. */
export interface RunningSite {
  readonly url: string;
  /** Over this machine's own address, as a tablet meets it; undefined without a network. */
  readonly lanHttp: string | undefined;
  readonly lanHttps: string | undefined;
  readonly pid: number;
  readonly environment: { readonly DATA_DIR: string; readonly KEY_FILE: string };
  /** Lines printed since the start. */
  readonly output: readonly string[];
  /** SIGTERM. @throws Error when the program fails, or leaves its PostgreSQL running */
  readonly stop: () => Promise<void>;
}

export interface SiteFolders {
  readonly DATA_DIR: string;
  readonly KEY_FILE: string;
}

export function temporarySiteFolders(): SiteFolders {
  const folder = temporaryFolder('suara-site-');
  return { DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys/site.key') };
}

const patienceMs = 240_000;

/** Starts the program on free ports and waits until it serves; its first start builds the site when that is needed. */
export async function startSite(
  folders: SiteFolders = temporarySiteFolders(),
  more: NodeJS.ProcessEnv = {}
): Promise<RunningSite> {
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/start.ts')], {
    cwd: projectRoot,
    env: plainEnvironment({
      DATABASE_URL: '',
      ORIGIN: '',
      LOG_LEVEL: 'warn',
      ...folders,
      PORT: '0',
      TLS_PORT: '0',
      ...more
    }),
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const output: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  await serving(child, output);
  // The addresses come in one go with the first one.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const find = (pattern: RegExp) => output.map((line) => pattern.exec(line)?.[1]).find(Boolean);
  const url = find(/(http:\/\/localhost:\d+)/);
  if (!url) throw new Error(`The program prints no address:\n${output.join('\n')}`);
  return {
    url,
    lanHttp: find(/(http:\/\/\d+\.\d+\.\d+\.\d+:\d+)/),
    lanHttps: find(/(https:\/\/\d+\.\d+\.\d+\.\d+:\d+)/),
    pid: child.pid ?? 0,
    environment: folders,
    output,
    stop: () => stopSite(child, folders, output)
  };
}

function serving(child: ChildProcess, output: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The program ${what}:\n${output.join('\n')}`));
    const timer = setTimeout(() => fail('does not start'), patienceMs);
    child.once('exit', (code) => fail(`ended with code ${code ?? 'none'}`));
    if (!child.stdout) return fail('has no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      if (!line.startsWith('Suara Integritas is running')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve();
    });
  });
}

async function stopSite(child: ChildProcess, { DATA_DIR }: SiteFolders, output: readonly string[]): Promise<void> {
  const record = readRecord(DATA_DIR);
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  const left = record?.pid ? identityOf(record.pid) : undefined;
  if (record) rmSync(dirname(record.cluster), { recursive: true, force: true });
  rmSync(dirname(DATA_DIR), { recursive: true, force: true });
  if (left) throw new Error(`PostgreSQL ${record?.pid} still runs after the program has stopped`);
  if (child.exitCode !== 0) {
    throw new Error(`The program ended with ${child.exitCode ?? child.signalCode}:\n${output.join('\n')}`);
  }
}
