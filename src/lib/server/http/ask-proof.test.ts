import { isRedirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { askProof } from './ask-proof.ts';

const locals = { staff: { provedAt: 0 } } as unknown as App.Locals;
const minute = 60_000;

function outcome(now: number): unknown {
  try {
    askProof(locals, now, '/staf/rekap/2026-10?unduh');
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

describe('a file that is asked for', () => {
  it('is given to who proved themselves within ten minutes', () => {
    expect(outcome(10 * minute)).toBeUndefined();
  });

  it('leads others to the question, and from there back to the page', () => {
    const thrown = outcome(10 * minute + 1);
    expect(isRedirect(thrown) && thrown.location).toBe('/staf/bukti?lanjut=%2Fstaf%2Frekap%2F2026-10%3Funduh');
  });
});
