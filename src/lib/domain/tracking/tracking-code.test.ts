import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseTrackingCode, parseTrackingCode, trackingCodeOf, trackingDomains } from './tracking-code.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const bytes = fc.uint8Array({ minLength: 15, maxLength: 15 });
const domain = fc.constantFrom(...trackingDomains);
const letters = (code: string) => [...code.replaceAll('-', '')];
const isFound = (code: string) => parseTrackingCode(code).ok !== undefined;

/** Runs of random secrets, not of one: the guarantees hold for each. */
const secrets = fc.sample(bytes, { numRuns: 6, seed: 7 });

describe('a tracking code', () => {
  test('is 25 characters in five groups', () => {
    fc.assert(
      fc.property(bytes, domain, (secret, of) => {
        expect(trackingCodeOf(secret, of)).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      })
    );
  });

  test('gives back its bytes and its domain', () => {
    fc.assert(
      fc.property(bytes, domain, (secret, of) => {
        expect(parseTrackingCode(trackingCodeOf(secret, of))).toEqual({ ok: secret, domain: of });
      })
    );
  });

  test('is read in any case, with blanks, dashes and look-alikes', () => {
    const disguise = (code: string) =>
      code.toLowerCase().replaceAll('0', 'o').replace('1', 'I').replace('1', 'l').replaceAll('-', ' – ');
    fc.assert(
      fc.property(bytes, domain, (secret, of) => {
        expect(parseTrackingCode(`  ${disguise(trackingCodeOf(secret, of))}\n`)).toEqual({ ok: secret, domain: of });
      })
    );
  });

  test('of the known bytes is the known text', () => {
    expect(trackingCodeOf(new Uint8Array(15), 'complaint')).toBe('00000-00000-00000-00000-00000');
    expect(trackingCodeOf(new Uint8Array(15), 'wbs')).toBe('00000-00000-00000-00000-0000G');
    const counting = Uint8Array.from({ length: 15 }, (_, at) => at);
    expect(letters(trackingCodeOf(counting, 'complaint')).slice(0, 24).join('')).toBe('000G40R40M30E209185GR38E');
  });

  test.each([14, 16, 0])('does not stand for %d bytes', (length) => {
    expect(() => trackingCodeOf(new Uint8Array(length), 'complaint')).toThrow(RangeError);
  });
});

describe('a wrong code', () => {
  const code = trackingCodeOf(
    Uint8Array.from({ length: 15 }, (_, at) => at * 17),
    'complaint'
  );

  test.each(['', '-', code.slice(1), `${code}7`, 'DUMAS/2026', '🙂'.repeat(25)])(
    '%j is not 25 known characters',
    (text) => {
      expect(['length', 'character']).toContain(parseTrackingCode(text).problem);
    }
  );

  test('too short and too long are told from a character nobody uses', () => {
    expect(parseTrackingCode(code.slice(0, -1)).problem).toBe('length');
    expect(parseTrackingCode(`${code}0`).problem).toBe('length');
    expect(parseTrackingCode(`U${code.slice(1)}`).problem).toBe('character');
  });

  test('any text is refused or read, never an error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet, ...' -–oiIlLuUſıß.,🙂\u0000\n'), { maxLength: 40 }),
        (characters) => {
          const text = characters.join('');
          const parsed = parseTrackingCode(text);
          expect(parsed.ok ?? parsed.problem).toBeDefined();
          expect(normaliseTrackingCode(normaliseTrackingCode(text))).toBe(normaliseTrackingCode(text));
        }
      )
    );
  });
});

describe('the check character', () => {
  test('of one domain is never one of the other', () => {
    const checks = (of: 'complaint' | 'wbs') =>
      new Set(fc.sample(bytes, 500).map((secret) => letters(trackingCodeOf(secret, of)).at(-1)));
    const [complaint, wbs] = [checks('complaint'), checks('wbs')];
    expect([...complaint].filter((character) => wbs.has(character))).toEqual([]);
    expect(complaint.size).toBe(16);
    expect(wbs.size).toBe(16);
  });

  test('catches 30 of the 31 ways to mistype any one character', () => {
    for (const secret of secrets) {
      const code = letters(trackingCodeOf(secret, 'complaint'));
      for (let at = 0; at < 24; at += 1) {
        const missed = alphabet.filter((other) => other !== code[at] && isFound(code.with(at, other).join('')));
        expect(missed).toHaveLength(1);
      }
    }
  });

  test.each([
    '8B',
    '5S',
    '2Z',
    '6G',
    'VW',
    'VY',
    'MN',
    'CG',
    'EF',
    '38',
    '49',
    'PR',
    'XY',
    'KX',
    '17',
    '0D',
    'QW',
    'ER',
    'AS',
    'XC',
    'BN'
  ])('catches one of %s taken for the other, at every place', (pair) => {
    const [one = '', other = ''] = pair;
    for (const secret of secrets) {
      for (let at = 0; at < 24; at += 1) {
        const code = letters(trackingCodeOf(secret, 'complaint'));
        const written = letters(
          trackingCodeOf(parseTrackingCode(withCheck(code.with(at, one))).ok ?? secret, 'complaint')
        );
        expect(isFound(written.with(at, other).join(''))).toBe(false);
      }
    }
  });

  test('catches neighbours changed round but for one pair of differences in 31', () => {
    let [changed, missed] = [0, 0];
    for (const secret of fc.sample(bytes, { numRuns: 400, seed: 11 })) {
      const code = letters(trackingCodeOf(secret, 'complaint'));
      for (let at = 0; at < 23; at += 1) {
        const [left = '', right = ''] = [code[at], code[at + 1]];
        if (left === right) continue;
        changed += 1;
        if (
          isFound(
            code
              .with(at, right)
              .with(at + 1, left)
              .join('')
          )
        )
          missed += 1;
      }
    }
    expect(missed / changed).toBeLessThan(1.3 / 31);
  });

  test('catches 15 of 16 codes made up at random', () => {
    const wrong = fc.sample(fc.array(fc.constantFrom(...alphabet), { minLength: 25, maxLength: 25 }), {
      numRuns: 4000,
      seed: 3
    });
    const found = wrong.filter((code) => isFound(code.join(''))).length;
    expect(found / wrong.length).toBeGreaterThan(0.05);
    expect(found / wrong.length).toBeLessThan(0.075);
  });
});

/** The same secret characters with the check character that belongs to them. */
function withCheck(code: readonly string[]): string {
  const found = alphabet.slice(0, 16).find((check) => isFound([...code.slice(0, 24), check].join('')));
  return [...code.slice(0, 24), found].join('');
}
