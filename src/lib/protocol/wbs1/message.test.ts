import { expect, test } from 'vitest';
import { verifyChain } from './chain.ts';
import { newCorrespondence, tools, write } from './correspondence.fixture.ts';
import { messageHash, openMessage, verifyMessage, type SealedMessage } from './message.ts';

const flipped = (bytes: Uint8Array<ArrayBuffer>, at = bytes.length - 1) => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

test('a report is read by the holder of its key, an answer by both sides, and by nobody else', async () => {
  const of = await newCorrespondence();
  const report = await write(of, [], 'reporter', 'Saya melihat sendiri.');
  const answer = await write(of, [report], 'office', 'Terima kasih.');
  const byReport = { index: 0, privateKey: of.reportKey.privateKey };
  const byReporter = { index: 1, privateKey: of.reporter.keyPair.privateKey };

  const read = (message: SealedMessage, verifyKey: Uint8Array<ArrayBuffer>, reader: typeof byReport) =>
    openMessage(tools, message, { verifyKey, reader });
  expect(await read(report, of.reporter.verifyKey, byReport)).toBe('Saya melihat sendiri.');
  expect(await read(answer, of.office.verifyKey, byReport)).toBe('Terima kasih.');
  expect(await read(answer, of.office.verifyKey, byReporter)).toBe('Terima kasih.');

  const stranger = await newCorrespondence();
  await expect(
    read(report, of.reporter.verifyKey, { ...byReport, privateKey: stranger.reportKey.privateKey })
  ).rejects.toThrow();
  await expect(read(report, of.reporter.verifyKey, byReporter)).rejects.toThrow('no key for this reader');
  await expect(read(report, stranger.reporter.verifyKey, byReport)).rejects.toThrow('signature');
});

test('a changed bit anywhere, or another header, breaks the signature', async () => {
  const of = await newCorrespondence();
  const message = await write(of, [], 'reporter', 'isi');
  const [key] = message.sealedKeys;
  if (!key) throw new Error('no key');
  const { header } = message;
  const changed: SealedMessage[] = [
    { ...message, iv: flipped(message.iv) },
    { ...message, ciphertext: flipped(message.ciphertext) },
    { ...message, ciphertext: message.ciphertext.slice(0, -1) },
    { ...message, sealedKeys: [{ ...key, enc: flipped(key.enc) }] },
    { ...message, sealedKeys: [{ ...key, ct: flipped(key.ct) }] },
    { ...message, sealedKeys: [] },
    { ...message, sealedKeys: [key, key] },
    { ...message, commitment: flipped(message.commitment) },
    { ...message, signature: flipped(message.signature, 0) },
    ...Object.keys(header).map((field) => ({
      ...message,
      header: { ...header, [field]: field === 'seq' ? header.seq + 1 : 'x' }
    }))
  ];
  expect(await verifyMessage(tools.signing, message, of.reporter.verifyKey)).toBe(true);
  for (const [index, one] of changed.entries()) {
    expect(await verifyMessage(tools.signing, one, of.reporter.verifyKey), `change ${index}`).toBe(false);
  }
});

test('the length of a text shows in steps only', async () => {
  const of = await newCorrespondence();
  const sizes = await Promise.all(
    ['', 'pendek', 'x'.repeat(1020), 'x'.repeat(1021)].map(
      async (text) => (await write(of, [], 'reporter', text)).ciphertext.length
    )
  );
  expect(sizes).toEqual([1040, 1040, 1040, 4112]);
});

test('a hidden, repeated, moved or foreign message is noticed, and so is an older state', async () => {
  const of = await newCorrespondence();
  const first = await write(of, [], 'reporter', 'satu');
  const second = await write(of, [first], 'office', 'dua');
  const third = await write(of, [first, second], 'reporter', 'tiga');
  const foreign = await write(await newCorrespondence(), [], 'reporter', 'lain');

  expect(await verifyChain([first, second, third])).toEqual({ ok: true });
  expect(await verifyChain([first, second], await messageHash(second))).toEqual({ ok: true });
  const wrong = [
    [first, third],
    [second, first, third],
    [first, second, second],
    [foreign, second, third],
    [first, foreign]
  ];
  for (const messages of wrong) expect(await verifyChain(messages)).toMatchObject({ ok: false });
  expect(await verifyChain([first, second], await messageHash(third))).toEqual({
    ok: false,
    seq: 3,
    problem: 'newer messages were shown before'
  });
});
