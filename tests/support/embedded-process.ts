import { createInterface } from 'node:readline';
import { openEmbedded } from '#lib/server/db/embedded/open.ts';

/** A program of its own that uses the embedded PostgreSQL: arguments data folder and role; the line `release` ends it. */
function tell(event: Record<string, unknown>): void {
  process.stdout.write(JSON.stringify(event) + '\n');
}

const [dataDir = '', role] = process.argv.slice(2);
try {
  const server = await openEmbedded({
    dataDir,
    role: role === 'server' ? 'server' : 'command',
    log: (line) => tell({ event: 'log', line })
  });
  tell({ event: 'open', url: server.url, startedHere: server.startedHere });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'release') break;
  }
  await server.release();
  tell({ event: 'released' });
  process.exit(0);
} catch (error) {
  tell({ event: 'failed', name: (error as Error).name, message: (error as Error).message });
  process.exit(1);
}
