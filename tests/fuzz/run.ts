import { join } from 'node:path';
import { connect } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrations.ts';
import { fuzzSite } from '#tests/support/fuzz-site.ts';
import { openFuzzed } from '#tests/support/open-fuzzed.ts';
import { startTestPostgres } from '#tests/support/postgres.ts';

/**
 * `npm run fuzz` sends 100,000 changed envelopes to each address of whistleblowing that takes one; `npm run fuzz -- 5000 7` sends 5,000,
 * from the seed 7. It prints how often each status came. Exit code 1 when an answer is no refusal, or tells of the program's inside.
 */
const [each = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const server = await startTestPostgres();
try {
  await server.createTemplate((url) => migrateDatabase(url, join(import.meta.dirname, '../../drizzle')));
  const url = await server.cloneDatabase();
  const { db, close } = connect({ url, applicationName: 'fuzz', maxConnections: 10 });
  const { site, vault, session, admin } = await openFuzzed({ db, url, close });
  console.log(`${each} envelopes to each address, seed ${seed}`);
  const begun = performance.now();
  const { requests, wrong } = await fuzzSite(site, vault, { each, seed, session, admin, say: console.log });
  const failures = site.logged.filter((line) => line.includes('"level":50'));
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${requests} requests in ${seconds.toFixed(0)} s, ${wrong.length} wrong, ${failures.length} failures in the log`
  );
  for (const line of [...wrong, ...failures.slice(0, 20)]) console.log(line);
  process.exitCode = wrong.length + failures.length > 0 ? 1 : 0;
  await close();
} finally {
  await server.stop();
}
