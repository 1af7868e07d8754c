/**
 * The same chunks; a source that is silent for longer than `silenceMs` milliseconds, or has not ended after `wholeMs`, counts as
 * broken off: one that drips is as bad as one that stalls.
 *
 * @throws Error after the silence or at the end of the time, and whatever the source throws
 */
export async function* withoutStalls<Chunk>(
  source: AsyncIterable<Chunk>,
  silenceMs: number,
  wholeMs = Infinity
): AsyncGenerator<Chunk> {
  const until = performance.now() + wholeMs;
  const chunks = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next: IteratorResult<Chunk, unknown> = await within(
        chunks.next(),
        Math.min(silenceMs, until - performance.now())
      );
      ended = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that is silent does not answer this either.
    if (!ended) void Promise.resolve(chunks.return?.()).catch(() => undefined);
  }
}

async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  if (ms <= 0) throw new Error('The time for sending is over');
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_done, reject) => {
    timer = setTimeout(() => reject(new Error(`The sender was silent for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
