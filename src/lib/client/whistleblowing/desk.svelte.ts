import { SvelteMap } from 'svelte/reactivity';
import workerAddress from './key-worker.ts?worker&url';
import type { DeskAnswer, DeskCall } from './desk-calls.ts';
import type { KeyDesk } from './key-desk.ts';

/** The page's end of the worker with the keys. One for the whole tab: walking from the inbox to a report keeps it. */

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** A call the worker refused. */
export class DeskRefusal extends Error {
  readonly locked: boolean;
  constructor(locked: boolean) {
    super(locked ? 'locked' : 'refused');
    this.locked = locked;
  }
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new SvelteMap<number, Waiting>();

/** Ids of the keys that are open. */
const open = $state<{ keyIds: string[] }>({ keyIds: [] });
export const openKeys = (): readonly string[] => open.keyIds;

/** Under Trusted Types a worker's address has to come from a policy; this one knows a single address. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('wbs-worker', { createScriptURL: () => workerAddress });
  return (policy?.createScriptURL('') as string | undefined) ?? workerAddress;
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string }
  ) => { createScriptURL: (url: string) => unknown };
}

let address: string | undefined;
let isWatching = false;

/** A page that is left takes its keys with it, also when the browser keeps it to come back to. */
function forgetAll(): void {
  worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new DeskRefusal(true));
  waiting.clear();
  open.keyIds = [];
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  for (const name of ['pointerdown', 'keydown'] as const) {
    addEventListener(name, () => void (open.keyIds.length > 0 && call('touch')), { passive: true });
  }
  addEventListener('pagehide', forgetAll);
}

function start(): Worker {
  address ??= workerUrl();
  watch();
  const started = new Worker(address, { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<DeskAnswer>) => {
    if (data.id === 0) open.keyIds = [];
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else {
      if (data.locked) open.keyIds = [];
      call?.reject(new DeskRefusal(data.locked));
    }
  });
  started.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new DeskRefusal(false));
    waiting.clear();
  });
  return started;
}

function call<Name extends keyof KeyDesk>(
  name: Name,
  ...args: Parameters<KeyDesk[Name]>
): Promise<Awaited<ReturnType<KeyDesk[Name]>>> {
  worker ??= start();
  const id = (lastId += 1);
  const message: DeskCall = { id, name, args };
  const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage(message);
  return answered as Promise<Awaited<ReturnType<KeyDesk[Name]>>>;
}

/** The desk's calls, from the page. Arguments are copied: hand over plain values, no proxies. */
export const desk = {
  call,
  unlock: async (...args: Parameters<KeyDesk['unlock']>): Promise<void> => {
    open.keyIds = await call('unlock', ...args);
  },
  lock: async (): Promise<void> => {
    await call('lock');
    open.keyIds = [];
  }
};
