import { desk } from './desk.svelte.ts';
import { sendJson } from './send-step.ts';

/** Lets the server keep what was seen, sealed. A failure is no matter: the next reading tries again. */
export async function keepMemory(): Promise<void> {
  try {
    for (const one of await desk.call('memories')) {
      if ((await sendJson('/staf/wbs/kunci-saya/ingatan', one)) !== '') return;
    }
    await desk.call('kept');
  } catch {
    // Locked in between.
  }
}
