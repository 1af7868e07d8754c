import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { openEmbedded } from '#lib/server/db/embedded/open.ts';
import { readRecord } from '#lib/server/db/embedded/record.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type TestPostgres = {
  /** A superuser's connection string to the maintenance database. */
  url: string;
  /** Makes the database that later clones copy; `migrate` gets its connection string and closes what it opens. */
  createTemplate: (migrate: (url: string) => Promise<void>) => Promise<void>;
  /** A fresh copy of the template (about 150 ms). @returns its connection string. */
  cloneDatabase: () => Promise<string>;
  stop: () => Promise<void>;
};

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Clones the template on a server that is already running; any process may do so with the url and the template's name. */
export async function cloneTemplate(url: string, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`create database ${name} template ${template}`);
  } finally {
    await sql.end();
  }
  return withDatabase(url, name);
}

async function openServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = temporaryFolder('suara-test-');
  const server = await openEmbedded({ dataDir, role: 'server', log: () => undefined });
  const sql = postgres(server.url, { max: 1 });
  await sql`alter role current_user set synchronous_commit = off`;
  await sql.end();
  const abandon = () => {
    const { pid } = readRecord(dataDir) ?? {};
    if (pid) process.kill(pid, 'SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  return {
    url: server.url,
    stop: async () => {
      process.removeListener('exit', abandon);
      await server.release();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** One PostgreSQL for a test run: an embedded one in a temporary folder, or that of `TEST_DATABASE_URL`. */
export async function startTestPostgres(
  templateName = `template_${randomBytes(4).toString('hex')}`
): Promise<TestPostgres> {
  const { url, stop } = await openServer();
  const clones: string[] = [];
  async function drop(names: string[]): Promise<void> {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    for (const name of names) await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.end();
  }
  return {
    url,
    createTemplate: async (migrate) => {
      const sql = postgres(url, { max: 1, onnotice: () => undefined });
      await sql.unsafe(`create database ${templateName}`);
      await sql.end();
      await migrate(withDatabase(url, templateName));
    },
    cloneDatabase: async () => {
      const clone = await cloneTemplate(url, templateName);
      clones.push(new URL(clone).pathname.slice(1));
      return clone;
    },
    stop: async () => {
      await drop([...clones, templateName]);
      await stop();
    }
  };
}
