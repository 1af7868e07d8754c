import { createServer as createHttpServer } from 'node:http';
import { readConfig } from '#lib/server/config.ts';
import { isDemo } from '#lib/server/demo/service.ts';
import { listen } from '#lib/server/http/listen.ts';
import { startJobs } from '#lib/server/jobs/start-jobs.ts';
import { openRuntime, provideRuntime } from '#lib/server/runtime.ts';
import { createServer } from 'vite';
import { prepareDatabase } from './prepare-database.ts';
import { runCommand } from './run-command.ts';
import { projectRoot } from './site-build.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/**
 * Serves the sources with hot reload on the same database as `npm start`. Plain HTTP only; what the built site's own listener adds
 * (TLS, base headers, limits) is not there. A change of what runs beside the site, such as a job, needs a restart.
 */
await runCommand(async () => {
  const say = (line: string) => console.log(line);
  const config = readConfig();
  const { runtime, close } = await openRuntime(config, { role: 'server', say });
  try {
    await prepareDatabase(runtime);
    provideRuntime({ ...runtime, demo: await isDemo(runtime) });
    await startJobs(runtime);
    const door = createHttpServer();
    // In middleware mode Vite leaves signals alone; by itself it would end the program before the database is closed.
    const vite = await createServer({
      root: projectRoot,
      server: { middlewareMode: true, hmr: { server: door } }
    });
    door.on('request', vite.middlewares);
    const port = await listen(door, config.host, config.port, 'PORT');
    stopOnSignal(say, async () => {
      door.close();
      door.closeAllConnections();
      await vite.close();
      await close();
    });
    say(`Development server: http://localhost:${port}`);
  } catch (problem) {
    await close();
    throw problem;
  }
});
