import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blackOut,
  readRedaction,
  redactedParts,
  redactionDetail,
  redactionMark,
  redactionReasons
} from './redaction.ts';

describe('a closed passage', () => {
  it('is closed wherever it stands, taken as it is written', () => {
    expect(blackOut('Budi (NIK 64.1) dan Budi', ['Budi'])).toBe(`${redactionMark} (NIK 64.1) dan ${redactionMark}`);
    expect(blackOut('harga $& dan 6401', ['64.1', '$&'])).toBe(`harga ${redactionMark} dan 6401`);
  });

  it('stays closed when words of the mark itself are closed', () => {
    expect(blackOut('Budi, petugas loket', ['Budi', 'petugas'])).toBe(`${redactionMark}, ${redactionMark} loket`);
  });

  it('is never left open, whatever is closed after it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 3 }), { maxLength: 4 }), (text, passages) => {
        const open = blackOut(text, passages).split(redactionMark);
        for (const passage of passages) expect(open.some((part) => part.includes(passage))).toBe(false);
      })
    );
  });

  it('keeps its part and reason in the event, whatever was closed', () => {
    for (const reason of redactionReasons) {
      for (const part of redactedParts) expect(readRedaction(redactionDetail(part, reason))).toEqual({ part, reason });
    }
    for (const detail of [null, '', 'content', 'content:x', 'x:insult']) expect(readRedaction(detail)).toBeUndefined();
  });
});
