/**
 * The same chunks; a source that is silent for longer than `silenceMs` milliseconds counts as broken off.
 *
 * @throws Error after the silence, and whatever the source throws
 */
export async function* withoutStalls<Chunk>(source: AsyncIterable<Chunk>, silenceMs: number): AsyncGenerator<Chunk> {
  const chunks = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next: IteratorResult<Chunk, unknown> = await within(chunks.next(), silenceMs);
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
