import { pathToFileURL } from 'node:url';
import { readConfig, type Config } from '#lib/server/config.ts';
import { isDemo } from '#lib/server/demo/service.ts';
import { compressing } from '#lib/server/http/compress.ts';
import { frameworkEnvironment } from '#lib/server/http/framework-environment.ts';
import { createListeners, type RequestHandler } from '#lib/server/http/listener.ts';
import { rejectionLog } from '#lib/server/http/reporter-request.ts';
import { startJobs } from '#lib/server/jobs/start-jobs.ts';
import { currentRuntime, openRuntime, provideRuntime, type Runtime } from '#lib/server/runtime.ts';
import { answersDoor } from '#lib/server/surveys/answers-door.ts';
import { expiryWarning, loadCertificate } from '#lib/server/tls/service.ts';
import { prepareDatabase } from './prepare-database.ts';
import { printGate } from './prepare-whistleblowing.ts';
import { printAddresses } from './print-addresses.ts';
import { runCommand } from './run-command.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { builtHandler, ensureBuild } from './site-build.ts';

/** Serves the built site: database first, then the site, then the door. */
export async function serve(config: Config, prepare: (runtime: Runtime) => Promise<void>): Promise<void> {
  const say = (line: string) => console.log(line);
  await ensureBuild(say);
  const certificate = await loadCertificate(config);
  const { runtime, close } = await openRuntime(config, { role: 'server', say });
  try {
    await prepare(runtime);
    provideRuntime({ ...runtime, demo: await isDemo(runtime) });
    // The framework drops the promises of some handlers; one failed request must not end the program.
    process.on('unhandledRejection', rejectionLog(runtime));
    await startJobs(runtime);
    const listeners = await createListeners({
      handler: answersDoor(currentRuntime(), compressing(await loadHandler(config.origin))),
      config,
      tls: certificate,
      log: runtime.log,
      reporterFailures: runtime.reporterFailures
    });
    stopOnSignal(say, async () => {
      await listeners.close();
      await close();
    });
    const warning = certificate && expiryWarning(certificate, new Date());
    if (warning) say(warning);
    await printGate(runtime, say);
    await printAddresses(runtime, listeners, say);
  } catch (problem) {
    await close();
    throw problem;
  }
}

async function loadHandler(origin: string | undefined): Promise<RequestHandler> {
  for (const [name, value] of Object.entries(frameworkEnvironment(origin))) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const { handler } = (await import(pathToFileURL(builtHandler).href)) as { handler: RequestHandler };
  return handler;
}

if (import.meta.main) await runCommand(() => serve(readConfig(), prepareDatabase));
