import { expect, test, vi } from 'vitest';
import { readLetter, writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { signKeyList, type KeyListBody } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning as signing } from '#lib/protocol/wbs1/signature.ts';
import { forwardText, openForward, sealForward, signForward } from './forward-file.ts';
import type { ReadMessage } from './read-case.ts';
import { fullStrength } from './sealed-secret.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Stretching is slow on purpose: one file has the full strength, those that only show a refusal do not. */
const weak = { memory: 8, passes: 1 };

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

test('the receiver is told how much was left out', () => {
  const messages = [
    message('m1', 'satu'),
    message('m2', 'dua'),
    { ...message('m3', 'tiga'), sender: 'office' as const }
  ];
  expect(forwardText(messages, new Set(['m1']))).toContain(
    'Tidak disertakan: 1 pesan pelapor, 1 pesan kantor, 0 lampiran, semua catatan penerima.'
  );
});

test('a forwarded file opens with its passphrase alone, shows no words to anybody else, and names who signed it', async () => {
  const passphrase = 'baba baba baba baba baba baba bada';
  const [rootSeed, signSeed] = [randomBytes(32), randomBytes(32)];
  const rootKey = toBase64Url(await signing.publicKey(rootSeed));
  const vk = toBase64Url(await signing.publicKey(signSeed));
  const key = {
    ...{ keyId: 'k', label: 'Penerima', office: 'Kantor', outside: false, recovery: false, pk: '', vk },
    ...{ from: '2026-11-01', to: null }
  };
  const body: KeyListBody = {
    ...{ alg: 'wbs1', instanceId: '', epoch: 1, prevHash: '', issuedOn: '2026-11-01', notAfter: '2027-01-31' },
    keys: [key]
  };
  const list = { body, signature: toBase64Url(await signKeyList(signing, rootSeed, body)) };
  const text = 'Uang di meja';
  const signed = { text, ...(await signForward(signing, signSeed, 'k', text)), list, rootKey };
  const file = await sealForward(passphrase, signed);
  expect(file).not.toContain('Uang');
  expect(await openForward(signing, passphrase, file)).toEqual({ text, signer: 'Penerima, Kantor', rootKey });
  expect(JSON.parse(file)).toMatchObject({ sealed: fullStrength });
  const light = await sealForward(passphrase, signed, weak);
  expect(await openForward(signing, passphrase, light)).toMatchObject({ text });
  await expect(openForward(signing, passphrase.replace('bada', 'bado'), light)).rejects.toThrow();
  await expect(openForward(signing, passphrase, file.replace('forward', 'root'))).rejects.toThrow();
  for (const change of [{ text: 'Uang di laci' }, { keyId: 'x' }, { rootKey: vk }]) {
    const forged = await sealForward(passphrase, { ...signed, ...change }, weak);
    await expect(openForward(signing, passphrase, forged)).rejects.toThrow('Nobody');
  }
});
