import { findSigning } from '#lib/protocol/wbs1/signature.ts';
import { findSuite } from '#lib/protocol/wbs1/suite.ts';
import { idleMs } from './idle-lock.ts';
import { keyDesk, LockedError, type KeyDesk } from './key-desk.ts';
import type { DeskAnswer, DeskCall } from './desk-calls.ts';

/** The worker that holds the keys: answers calls one by one, and says when it has forgotten them. */
const desk: Promise<KeyDesk> = Promise.all([findSuite(), findSigning()]).then(([suite, signing]) =>
  keyDesk({ suite, signing }, () => Date.now())
);

const post = (answer: DeskAnswer) => {
  self.postMessage(answer);
};

async function answer({ id, name, args }: DeskCall): Promise<void> {
  try {
    const call = (await desk)[name] as (...all: unknown[]) => Promise<unknown>;
    post({ id, ok: true, value: await call(...args) });
  } catch (problem) {
    post({ id, ok: false, locked: problem instanceof LockedError });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<DeskCall>) => void answer(data));

/** Timers of a page that sleeps come late; the desk itself looks at the clock before each use. */
setInterval(() => {
  void desk.then(async ({ unlocked }) => {
    if ((await unlocked()).length === 0) post({ id: 0, ok: true, value: 'locked' });
  });
}, idleMs / 60);
