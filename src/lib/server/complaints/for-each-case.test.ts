import { describe, expect, it } from 'vitest';
import { forEachCase } from './for-each-case.ts';

const cases = ['a', 'b', 'c'].map((id) => ({ id }));

describe('a job over cases', () => {
  it('does the others when one fails, says which without its words, and fails at the end', async () => {
    const done: string[] = [];
    const logged: unknown[] = [];
    const log = { error: (...entry: unknown[]) => logged.push(entry) };
    const run = forEachCase({ log }, cases, ({ id }) => {
      if (id === 'b') throw new TypeError('Warga Uji, 0812');
      done.push(id);
      return Promise.resolve();
    });
    await expect(run).rejects.toThrow('1 of 3 cases failed');
    expect(done).toEqual(['a', 'c']);
    expect(logged).toEqual([[{ case: 'b', error: 'TypeError' }, 'a case failed']]);
  });

  it('says nothing when all went well', async () => {
    await expect(forEachCase({}, cases, () => Promise.resolve())).resolves.toBeUndefined();
  });
});
