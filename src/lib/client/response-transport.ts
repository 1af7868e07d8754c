import { uuidFrom, type Transport } from '#lib/client/submit-response.ts';

export interface WakeableTransport {
  readonly transport: Transport;
  /** Ends the current pause at once. */
  readonly wake: () => void;
}

/** The browser's network; a pause ends early when the network returns or somebody asks to try again. */
export function browserTransport(onWaiting: Transport['onWaiting']): WakeableTransport {
  let wake: () => void = () => undefined;
  const wait = (delayMs: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        removeEventListener('online', end);
        resolve();
      };
      const timer = setTimeout(end, delayMs);
      addEventListener('online', end);
      wake = end;
    });
  return {
    transport: { fetch: (input, init) => fetch(input, init), wait, random: Math.random, onWaiting },
    wake: () => wake()
  };
}

export function newResponseId(): string {
  return uuidFrom(crypto.getRandomValues(new Uint8Array(16)));
}
