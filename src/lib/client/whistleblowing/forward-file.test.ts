import { expect, test, vi } from 'vitest';
import { readLetter, writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { forwardText, openForward, sealForward } from './forward-file.ts';
import type { ReadMessage } from './read-case.ts';

vi.setConfig({ testTimeout: 60_000 });

const message = (messageId: string, text: string): ReadMessage => ({
  ...{ messageId, seq: 1, sender: 'reporter', kind: 'report', mode: 'server', day: '2026-11-24', signer: null },
  letter: readLetter(writeLetter({ text, kind: 'corruption', answers: { who: 'Kepala' } }))
});

test('only the chosen words are forwarded, without day, id, mode or signs that hide something', () => {
  const text = forwardText([message('m1', 'Uang\u202E di meja\u0000'), message('m2', 'rahasia')], new Set(['m1']));
  expect(text).toContain('Uang di meja');
  expect(text).toContain('Siapa yang terlibat: Kepala');
  expect(text).not.toMatch(/rahasia|2026|m1|server|\u202E|\0/);
});

test('a forwarded file opens with its passphrase alone and shows no words to anybody else', async () => {
  const passphrase = 'baba baba baba baba baba baba bada';
  const file = await sealForward(passphrase, 'Uang di meja');
  expect(file).not.toContain('Uang');
  expect(await openForward(passphrase, file)).toBe('Uang di meja');
  await expect(openForward(passphrase.replace('bada', 'bado'), file)).rejects.toThrow();
  await expect(openForward(passphrase, file.replace('forward', 'root'))).rejects.toThrow();
});
