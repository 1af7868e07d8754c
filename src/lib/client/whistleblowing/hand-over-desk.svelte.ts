import { desk, DeskRefusal } from './desk.svelte.ts';
import { handOver, handOverStart, type HandOverCase, type HandOverProgress } from './hand-over.ts';
import type { KeyDesk } from './key-desk.ts';
import { keepMemory } from './keep-memory.ts';
import { sendStep } from './send-step.ts';

const locked = 'Kunci Anda terkunci lagi. Buka dengan frasa Anda, lalu lanjutkan.';
const away =
  'Server tidak menjawab, atau sesi Anda sudah berakhir. Yang sudah diserahkan tetap tersimpan; lanjutkan nanti.';

async function fetchCase(reportId: string): Promise<HandOverCase | undefined> {
  const headers = { accept: 'application/json' };
  const response = await fetch(`/staf/wbs/${reportId}/tertutup`, { headers, redirect: 'error' });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error('The server does not answer');
  return (await response.json()) as HandOverCase;
}

/** What the page of the hand-over shows while it runs, and after. */
export function handOverDesk() {
  let progress = $state.raw<HandOverProgress>(handOverStart);
  let isBusy = $state(false);
  return {
    get progress() {
      return progress;
    },
    get isBusy() {
      return isBusy;
    },
    run: async (reportIds: readonly string[], keyId: string): Promise<void> => {
      isBusy = true;
      progress = handOverStart;
      const tools = {
        fetchCase,
        read: (...args: Parameters<KeyDesk['read']>) => desk.call('read', ...args),
        grant: (...args: Parameters<KeyDesk['grant']>) => desk.call('grant', ...args),
        send: sendStep,
        sayWhy: (failure: unknown) => (failure instanceof DeskRefusal && failure.locked ? locked : away)
      };
      progress = await handOver(tools, reportIds, keyId, (now) => (progress = now));
      await keepMemory();
      isBusy = false;
    }
  };
}
