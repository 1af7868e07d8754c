import { findProof } from '#lib/domain/abuse/proof-of-work.ts';

/** Tries between two looks at the clock. */
const batch = 200;
/** Milliseconds of work before the page gets its turn: typing never waits longer. */
const sliceMs = 10;

const pause = () => new Promise<void>((resume) => setTimeout(resume));

/**
 * Does a form's work in small slices on the page's own thread; workers would not start everywhere the form has to.
 *
 * @returns the proof, or undefined when `signal` ended the search
 */
export async function proofOfWork(nonce: string, bits: number, signal: AbortSignal): Promise<string | undefined> {
  let from = 0;
  while (!signal.aborted) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const found = findProof(nonce, bits, from, batch);
      if (found !== undefined) return String(found);
      from += batch;
    }
    await pause();
  }
  return undefined;
}
