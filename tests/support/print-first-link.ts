import { readConfig } from '#lib/server/config.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { firstAccountLink } from '#lib/server/staff/first-account-link.ts';

/** Prints the path of a fresh first-account link of the program that runs with the same environment, or nothing. */
const { runtime, close } = await openRuntime(readConfig(), { role: 'command', say: () => undefined });
console.log((await firstAccountLink(runtime)) ?? '');
await close();
