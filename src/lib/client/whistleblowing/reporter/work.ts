import { findProof } from '#lib/domain/abuse/proof-of-work.ts';

const batch = 200;
/** Milliseconds of work before the page gets its turn: typing never waits longer. */
const sliceMs = 10;
/** Milliseconds a reporter waits for it; without the proof the report is taken all the same, and set apart. */
const patienceMs = 60_000;

/** Does the work a flood asks for, in small slices while the reporter types; undefined when it took too long. */
export async function proofOf(nonce: string, bits: number): Promise<string | undefined> {
  if (bits === 0) return undefined;
  const end = performance.now() + patienceMs;
  let from = 0;
  while (performance.now() < end) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const found = findProof(nonce, bits, from, batch);
      if (found !== undefined) return String(found);
      from += batch;
    }
    await new Promise((resume) => setTimeout(resume));
  }
  return undefined;
}
