import { readConfig } from '#lib/server/config.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { listInbox } from '#lib/server/complaints/inbox.ts';
import { answerCase, askCompletion, forwardCase, takeAction } from '#lib/server/complaints/office-actions.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { publishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { openRuntime } from '#lib/server/runtime.ts';

/**
 * Does the office's part in a case of the program that runs with the same environment:
 * `handle-complaint.ts DUMAS/2026/XI/0007 verify|ask|answer|forward|publish "words"`.
 */
const [registerNumber = '', step = '', words = ''] = process.argv.slice(2);
const office: Actor = { kind: 'program', name: 'cli' };

const { runtime, close } = await openRuntime(readConfig(), { role: 'command', say: () => undefined });
try {
  const { items } = await listInbox(runtime, office, { filter: 'all', q: registerNumber, page: 1 });
  const id = items[0]?.id ?? '';
  const at = async () => ({ id, version: (await getOfficeCase(runtime, office, id)).version });
  const steps: Record<string, () => Promise<void>> = {
    ask: async () => askCompletion(runtime, office, { ...(await at()), body: words }),
    answer: async () => answerCase(runtime, office, { ...(await at()), body: words }),
    forward: async () => forwardCase(runtime, office, { ...(await at()), destination: 'inspectorate' }),
    verify: async () => takeAction(runtime, office, { ...(await at()), action: 'verify' }),
    publish: async () => {
      await writePublicSummary(runtime, office, { ...(await at()), summary: words });
      await publishSummary(runtime, office, await at());
    }
  };
  await steps[step]?.();
} finally {
  await close();
}
