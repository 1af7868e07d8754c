import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64Url, framed, randomBytes, toBase64Url, type Bytes } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { reporterKeys } from './code-keys.ts';
import { pad, unpad } from './padding.ts';
import { reportIdOf, signReport, unwrapReportKey, verifyReport, wrapReportKey } from './report.ts';
import { nativeSigning, scriptSigning } from './signature.ts';
import { newFileKey, openChunk, padmeSize, sealChunk } from './stream.ts';
import { nativeSuite, newKeyPair, scriptSuite } from './suite.ts';

const bytes = fc.uint8Array({ maxLength: 100 }).map((array): Bytes => new Uint8Array(array));
const toHex = (array: Uint8Array) => Buffer.from(array).toString('hex');

test('base64url has one spelling for each value', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(fromBase64Url(toBase64Url(value))).toEqual(value);
    })
  );
  for (const text of ['a', 'aa=', 'a+b/', 'AB', 'AAB']) expect(() => fromBase64Url(text), text).toThrow(RangeError);
});

test('framing tells lists of parts apart that join to the same bytes', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, bytes, (a, b, c, d) => {
      const same = toHex(a) === toHex(c) && toHex(b) === toHex(d);
      expect(toHex(framed(a, b)) === toHex(framed(c, d))).toBe(same);
    })
  );
});

test('padding comes off as it went on, and nothing else is taken for it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000, unit: 'grapheme' }), (text) => {
      expect(unpad(pad(text))).toBe(text);
    })
  );
  const padded = pad('isi');
  padded[1023] = 1;
  expect(() => unpad(padded)).toThrow('padding');
  expect(() => unpad(pad('isi').slice(0, 1000))).toThrow('padding');
  expect(() => pad('x'.repeat(262_141))).toThrow(RangeError);
});

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'ü'] })).toBe('{"a":[true,null,"ü"],"b":1}');
  expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError);
});

describe('the keys of a code', () => {
  const instance = new Uint8Array(32).fill(7);
  const code = new Uint8Array(15).map((_, index) => index);

  test('stay the same for ever, whoever computes them', async () => {
    for (const tools of [
      { suite: nativeSuite(), signing: nativeSigning },
      { suite: scriptSuite(), signing: scriptSigning }
    ]) {
      const keys = await reporterKeys(tools, instance, code);
      expect({
        lookup: toHex(keys.lookup),
        publicKey: toHex(keys.keyPair.publicKey),
        verifyKey: toHex(keys.verifyKey)
      }).toEqual(frozen);
    }
  });

  test('differ in another installation and for another code', async () => {
    const tools = { suite: nativeSuite(), signing: nativeSigning };
    const own = await reporterKeys(tools, instance, code);
    const elsewhere = await reporterKeys(tools, randomBytes(32), code);
    const other = await reporterKeys(tools, instance, randomBytes(15));
    expect(new Set([own, elsewhere, other].map(({ lookup }) => toHex(lookup))).size).toBe(3);
  });
});

const frozen = {
  lookup: '86b5e12042c65eb5840064dfd4e0ca33786a52864ab10f887c5c49cf4a5b948c',
  publicKey: '6fb3d2467dc4d9ad9499a6ba3b4efe6c32b96d8acf30327114ae002d7c73b84b',
  verifyKey: '864fc80dfa6efb5d341f7c1fef57ebcc208573b04c6e435da157997be2bf539c'
};

test('a report’s name and wraps hold for its keys, its recipient and its key list alone', async () => {
  const [suite, signing] = [nativeSuite(), nativeSigning];
  const [reportKey, reporterKey, recipient, other] = await Promise.all([1, 2, 3, 4].map(() => newKeyPair(suite)));
  if (!reportKey || !reporterKey || !recipient || !other) throw new Error('no keys');
  const signSeed = randomBytes(32);
  const reporterVerifyKey = await signing.publicKey(signSeed);
  const reportId = await reportIdOf(reportKey.publicKey, reporterKey.publicKey, reporterVerifyKey);
  const place = { reportId, keyListHash: randomBytes(32) };

  const wrap = await wrapReportKey(suite, place, reportKey, { keyId: 'r1', publicKey: recipient.publicKey });
  expect(await unwrapReportKey(suite, place, wrap, recipient.privateKey)).toEqual(reportKey.privateKey);
  await expect(unwrapReportKey(suite, place, wrap, other.privateKey)).rejects.toThrow();
  await expect(unwrapReportKey(suite, place, { ...wrap, keyId: 'r2' }, recipient.privateKey)).rejects.toThrow();
  await expect(
    unwrapReportKey(suite, { ...place, reportId: randomBytes(16) }, wrap, recipient.privateKey)
  ).rejects.toThrow();
  await expect(
    unwrapReportKey(suite, { ...place, keyListHash: randomBytes(32) }, wrap, recipient.privateKey)
  ).rejects.toThrow();

  const terms = { ...place, reportKey: reportKey.publicKey, recipients: ['r2', 'r1'] };
  const signature = await signReport(signing, signSeed, terms);
  const report = {
    ...terms,
    reporterKey: reporterKey.publicKey,
    reporterVerifyKey,
    signature
  };
  expect(await verifyReport(signing, report)).toBe(true);
  expect(await verifyReport(signing, { ...report, recipients: ['r1', 'r2'] })).toBe(true);
  expect(await verifyReport(signing, { ...report, recipients: ['r1'] })).toBe(false);
  expect(await verifyReport(signing, { ...report, recipients: ['r1', 'r2', 'r3'] })).toBe(false);
  expect(await verifyReport(signing, { ...report, reporterKey: other.publicKey })).toBe(false);
  expect(await verifyReport(signing, { ...report, reportKey: other.publicKey })).toBe(false);
  expect(await verifyReport(signing, { ...report, keyListHash: randomBytes(32) })).toBe(false);
});

test('chunks of a file keep their place and their end', async () => {
  const key = newFileKey();
  const at = (number: number, last: boolean, fileId = 'f') => ({ reportId: 'r', fileId, number, last });
  const chunk = await sealChunk(key, at(0, false), randomBytes(100));
  expect((await openChunk(key, at(0, false), chunk)).length).toBe(100);
  for (const place of [at(1, false), at(0, true), at(0, false, 'g'), { ...at(0, false), reportId: 's' }]) {
    await expect(openChunk(key, place, chunk)).rejects.toThrow();
  }
  await expect(openChunk(newFileKey(), at(0, false), chunk)).rejects.toThrow();
});

test('a padded file is at most 12 % larger, and sizes that are near each other look alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30_000_000 }), (size) => {
      const padded = padmeSize(size);
      expect(padded).toBeGreaterThanOrEqual(size);
      expect(padded).toBeLessThanOrEqual(size * 1.12 + 1);
    })
  );
  expect(new Set(Array.from({ length: 1000 }, (_, index) => padmeSize(1_000_000 + index))).size).toBeLessThanOrEqual(2);
});
