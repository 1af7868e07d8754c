import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrations.ts';
import { loadInstruments } from '#lib/server/surveys/service.ts';
import { startTestPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    templateName: string;
  }
}

/** One PostgreSQL for all integration tests, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templateName = `template_${process.pid}`;
  const server = await startTestPostgres(templateName);
  await server.createTemplate(async (url) => {
    await migrateDatabase(url, join(import.meta.dirname, '../../drizzle'));
    const { db, close } = connect({ url, applicationName: 'test template' });
    await loadInstruments({ db, now: () => 0 });
    await close();
  });
  project.provide('postgresUrl', server.url);
  project.provide('templateName', templateName);
  return server.stop;
}
