import { afterEach, describe, expect, test, vi } from 'vitest';
import { fromBase64Url, fromUtf8, randomBytes, toBase64Url, utf8 } from './bytes.ts';
import { reporterKeys } from './code-keys.ts';
import { signDeed, verifyDeed } from './deed.ts';
import { newCorrespondence, write } from './correspondence.fixture.ts';
import { keyListHash, recipientKeyId, signKeyList, verifyKeyList } from './key-list.ts';
import { messageHash, openMessage, verifyMessage } from './message.ts';
import { reportIdOf, signReport, unwrapReportKey, verifyReport } from './report.ts';
import { nativeSigning, scriptSigning } from './signature.ts';
import { newFileKey, openChunk, sealChunk } from './stream.ts';
import { nativeSuite, scriptSuite } from './suite.ts';
import { vectors } from './vectors.fixture.ts';
import { messageFromWire, wrapFromWire } from './wire.ts';

const bytes = fromBase64Url;

describe.each([
  ['native', { suite: nativeSuite(), signing: nativeSigning }],
  ['script', { suite: scriptSuite(), signing: scriptSigning }]
])('what was made before still holds, by %s code', (_, tools) => {
  const { list, report, reportKey, recipient, office, root, file } = vectors;
  const place = { reportId: bytes(report.id), keyListHash: bytes(list.hash) };
  const codeKeys = () => reporterKeys(tools, bytes(vectors.instance), bytes(vectors.code));

  test('a key list has its hash and its signature', async () => {
    expect(toBase64Url(await keyListHash(list.body))).toBe(list.hash);
    expect(toBase64Url(await signKeyList(tools.signing, bytes(root.seed), list.body))).toBe(list.signature);
    expect(await verifyKeyList(tools.signing, bytes(root.publicKey), list.body, bytes(list.signature))).toBe(true);
    const [key] = list.body.keys;
    expect(await recipientKeyId(bytes(recipient.publicKey), bytes(office.verifyKey))).toBe(key?.keyId);
  });

  test('a report has its name, its signature and its wrap', async () => {
    const { keyPair, verifyKey, signSeed } = await codeKeys();
    const named = await reportIdOf(bytes(reportKey.publicKey), keyPair.publicKey, verifyKey);
    expect(toBase64Url(named)).toBe(report.id);
    const terms = { ...place, reportKey: bytes(reportKey.publicKey), recipients: report.recipients };
    expect(toBase64Url(await signReport(tools.signing, signSeed, terms))).toBe(report.signature);
    const whole = { ...terms, reporterKey: keyPair.publicKey, reporterVerifyKey: verifyKey };
    expect(await verifyReport(tools.signing, { ...whole, signature: bytes(report.signature) })).toBe(true);
    const opened = await unwrapReportKey(tools.suite, place, wrapFromWire(vectors.wrap), bytes(recipient.privateKey));
    expect(toBase64Url(opened)).toBe(reportKey.privateKey);
  });

  test('messages open for both readers, under their hashes', async () => {
    const { keyPair, verifyKey } = await codeKeys();
    const keys = [bytes(reportKey.privateKey), keyPair.privateKey];
    for (const { text, hash, message: wire } of vectors.messages) {
      const message = messageFromWire(wire);
      expect(await messageHash(message)).toBe(hash);
      const sender = wire.header.sender === 'reporter' ? verifyKey : bytes(office.verifyKey);
      for (const [index, privateKey] of keys.entries()) {
        expect(await openMessage(tools, message, { verifyKey: sender, reader: { index, privateKey } })).toBe(text);
      }
    }
  });

  test('a code makes the same keys', async () => {
    const { lookup, keyPair, signSeed, verifyKey } = await codeKeys();
    const { publicKey, privateKey } = keyPair;
    const made = Object.entries({ lookup, privateKey, publicKey, signSeed, verifyKey });
    expect(Object.fromEntries(made.map(([name, value]) => [name, toBase64Url(value)]))).toEqual(vectors.reporter);
  });

  test('a key’s word on a deed is the same, and holds for that deed alone', async () => {
    const [, other] = vectors.deeds;
    for (const { deed, proof } of vectors.deeds) {
      expect(await signDeed(tools.signing, bytes(office.signSeed), deed)).toBe(proof);
      expect(await verifyDeed(tools.signing, bytes(office.verifyKey), deed, proof)).toBe(true);
      const others = other?.proof === proof ? (vectors.deeds[0]?.proof ?? '') : (other?.proof ?? '');
      expect(await verifyDeed(tools.signing, bytes(office.verifyKey), deed, others)).toBe(false);
    }
  });

  test('chunks of a file are the same, and open', async () => {
    const key = { key: bytes(file.key), prefix: bytes(file.prefix) };
    for (const [number, { text, sealed }] of file.chunks.entries()) {
      const at = { reportId: report.id, fileId: file.fileId, number, last: number === file.chunks.length - 1 };
      expect(toBase64Url(await sealChunk(key, at, utf8(text)))).toBe(sealed);
      expect(fromUtf8(await openChunk(key, at, bytes(sealed)))).toBe(text);
    }
  });
});

test('a message that somebody signs again with a key of their own is not the sender’s any more', async () => {
  const of = await newCorrespondence();
  const stranger = await newCorrespondence();
  const mine = await write(of, [], 'reporter', 'isi');
  const signedAgain = await write({ ...of, reporter: stranger.reporter }, [], 'reporter', 'isi');
  expect(await verifyMessage(nativeSigning, mine, of.reporter.verifyKey)).toBe(true);
  expect(await verifyMessage(nativeSigning, signedAgain, of.reporter.verifyKey)).toBe(false);
  const moved = { ...mine, signature: signedAgain.signature };
  expect(await verifyMessage(nativeSigning, moved, stranger.reporter.verifyKey)).toBe(false);
});

describe('no nonce comes twice', () => {
  afterEach(() => vi.restoreAllMocks());

  /** What AES-GCM is called with; HPKE's own keys are new each time. */
  function nonces() {
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt');
    return () =>
      encrypt.mock.calls.map(([algorithm]) =>
        Buffer.from((algorithm as AesGcmParams).iv as Uint8Array).toString('hex')
      );
  }

  test('in messages, their sealed keys and their own keys included', async () => {
    const of = await newCorrespondence();
    const messages = [];
    for (let count = 0; count < 50; count += 1) messages.push(await write(of, [], 'office', 'sama'));
    const distinct = (parts: readonly Uint8Array[]) => new Set(parts.map((part) => toBase64Url(part))).size;
    expect(distinct(messages.map(({ iv }) => iv))).toBe(50);
    expect(distinct(messages.map(({ commitment }) => commitment))).toBe(50);
    expect(distinct(messages.flatMap(({ sealedKeys }) => sealedKeys.map(({ enc }) => enc)))).toBe(100);
  });

  test('in the chunks of a file, whatever their place', async () => {
    const key = newFileKey();
    const used = nonces();
    const numbers = [0, 1, 2, 255, 256, 65_535, 65_536, 2 ** 32 - 1];
    for (const number of numbers) {
      for (const last of [false, true])
        await sealChunk(key, { reportId: 'r', fileId: 'f', number, last }, randomBytes(4));
    }
    expect(new Set(used()).size).toBe(numbers.length * 2);
  });
});
