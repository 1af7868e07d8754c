import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashRawSync } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import * as hand from '#tests/support/wbs1-by-hand.ts';
import { vectorLines } from '#tests/support/wbs1-vectors-page.ts';

const path = join(import.meta.dirname, '../../docs/security/protocol.md');
const page = readFileSync(path, 'utf8');
const block = /```vectors\n([\s\S]*?)\n```/.exec(page)?.[1] ?? '';
const printed = new Map(
  block.split('\n').map((line) => [line.slice(0, line.indexOf(' = ')), line.slice(line.indexOf(' = ') + 3)] as const)
);

/** A value as the page prints it. */
function said(name: string): string {
  const value = printed.get(name);
  if (value === undefined) throw new Error(`The page prints no ${name}`);
  return value;
}
const bytes = (name: string): Buffer => Buffer.from(said(name), 'base64url');
const { utf8, joined, sha256, framed, u32 } = hand;

test('the page prints the vectors that the program is tested with', () => {
  expect(block.split('\n')).toEqual(vectorLines());
});

test('keys of a code', () => {
  const derive = (label: string) => hand.hkdf(bytes('code'), bytes('instanceId'), label);
  expect(derive('wbs1/lookup')).toEqual(bytes('reporter.lookup'));
  expect(hand.derivedKey(derive('wbs1/kem'))).toEqual(bytes('reporter.privateKey'));
  expect(hand.exchangeKeyOf(bytes('reporter.privateKey'))).toEqual(bytes('reporter.publicKey'));
  expect(derive('wbs1/sign')).toEqual(bytes('reporter.signSeed'));
  expect(hand.verifyKeyOf(bytes('reporter.signSeed'))).toEqual(bytes('reporter.verifyKey'));
});

test('key list', () => {
  const body = utf8(said('list.body'));
  expect(sha256(body)).toEqual(bytes('list.hash'));
  expect(hand.verifyKeyOf(bytes('root.seed'))).toEqual(bytes('root.publicKey'));
  expect(hand.isSigned(bytes('root.publicKey'), joined(utf8('wbs1/keys'), body), bytes('list.signature'))).toBe(true);
  const id = sha256(utf8('wbs1/key-id'), bytes('recipient.publicKey'), bytes('recipient.verifyKey')).subarray(0, 16);
  expect(id).toEqual(bytes('wrap.keyId'));
  expect(said('list.body')).toContain(said('wrap.keyId'));
});

test('report, its recipients and its wrap', () => {
  const keys = [bytes('report.publicKey'), bytes('reporter.publicKey'), bytes('reporter.verifyKey')];
  expect(sha256(utf8('wbs1/id'), ...keys).subarray(0, 16)).toEqual(bytes('report.id'));
  const named = sha256(utf8(said('report.recipients')));
  const statement = joined(
    utf8('wbs1/report'),
    bytes('report.id'),
    bytes('report.publicKey'),
    bytes('list.hash'),
    named
  );
  expect(hand.isSigned(bytes('reporter.verifyKey'), statement, bytes('report.signature'))).toBe(true);
  const aad = `{"keyId":"${said('wrap.keyId')}","keyList":"${said('list.hash')}","reportId":"${said('report.id')}"}`;
  const wrap = { info: 'wbs1/wrap', aad: utf8(aad), enc: bytes('wrap.enc'), ct: bytes('wrap.ct') };
  expect(hand.hpkeOpen(bytes('recipient.privateKey'), wrap)).toEqual(bytes('report.privateKey'));
  expect(() => hand.hpkeOpen(bytes('recipient.privateKey'), { ...wrap, info: 'wbs1/key' })).toThrow();
});

test.each([
  ['message1', 'reporter.verifyKey'],
  ['message2', 'recipient.verifyKey']
])('%s, for both its readers', (name, signer) => {
  const part = (what: string) => bytes(`${name}.${what}`);
  const aad = utf8(said(`${name}.aad`));
  const places = [0, 1].map((place) => ({ enc: part(`key${place}.enc`), ct: part(`key${place}.ct`) }));
  const readers = ['report.privateKey', 'reporter.privateKey'].map(bytes);
  const length = utf8(said(`${name}.text`)).length;
  for (const [place, { enc, ct }] of places.entries()) {
    const key = hand.hpkeOpen(readers[place] ?? Buffer.alloc(0), { info: 'wbs1/key', aad, enc, ct });
    expect(sha256(key, aad)).toEqual(part('commitment'));
    const plain = hand.aesOpen(key, part('iv'), aad, part('ciphertext'));
    expect(plain).toEqual(joined(u32(length), utf8(said(`${name}.text`)), Buffer.alloc(1024 - 4 - length)));
  }
  const sealed = framed(...places.map(({ enc, ct }) => framed(enc, ct)));
  const parts = framed(aad, part('iv'), sha256(part('ciphertext')), sealed, part('commitment'));
  const statement = joined(utf8('wbs1/message'), parts);
  expect(hand.isSigned(bytes(signer), statement, part('signature'))).toBe(true);
  expect(sha256(statement, part('signature'))).toEqual(part('hash'));
});

test('the second message names the first', () => {
  const hash = said('message1.hash');
  expect(JSON.parse(said('message2.aad'))).toMatchObject({ seq: 2, previous: hash, seen: hash });
});

test('chunks of a file, and how one is sent', () => {
  const aad = joined(utf8('wbs1/file'), utf8(`{"fileId":"${said('file.id')}","reportId":"${said('report.id')}"}`));
  for (const number of [0, 1]) {
    const iv = joined(bytes('file.prefix'), u32(number), Buffer.of(number));
    const plain = hand.aesOpen(bytes('file.key'), iv, aad, bytes(`file.chunk${number}.sealed`));
    expect(plain.toString()).toBe(said(`file.chunk${number}.text`));
  }
  const sent = joined(bytes('reporter.lookup'), bytes('file.id'), u32(0), bytes('file.chunk0.sealed'));
  expect(sent).toEqual(bytes('upload'));
});

const secret = () => joined(bytes('recipient.privateKey'), bytes('recipient.signSeed'));

test('a recipient’s key under a passphrase, and what the browser remembers', () => {
  const { memory, passes, salt, iv, ct } = JSON.parse(said('sealed')) as Record<string, string>;
  const raw = (text = '') => Buffer.from(text, 'base64url');
  const stretched = hashRawSync(said('passphrase'), {
    memoryCost: Number(memory),
    timeCost: Number(passes),
    parallelism: 1,
    outputLen: 32,
    salt: raw(salt)
  });
  const purpose = utf8(`wbs1/recipient-key/${said('wrap.keyId')}`);
  expect(hand.aesOpen(stretched, raw(iv), purpose, raw(ct))).toEqual(secret());
  const place = utf8(`{"keyId":"${said('wrap.keyId')}","version":${said('memory.version')},"what":"wbs1/memory"}`);
  const key = sha256(utf8('wbs1/memory'), secret());
  const remembered = hand.aesOpen(key, bytes('memory.iv'), place, bytes('memory.ct'));
  expect(JSON.parse(remembered.toString())).toMatchObject({ rootKey: '', list: { epoch: 0, hash: '' }, cases: {} });
});

test('deeds, and the word on a forwarded report', () => {
  for (const deed of ['reseal', 'memory', 'recuse']) {
    const statement = joined(utf8('wbs1/deed'), utf8(said(`deed.${deed}`)));
    expect(hand.isSigned(bytes('recipient.verifyKey'), statement, bytes(`deed.${deed}.signature`)), deed).toBe(true);
  }
  const { former } = JSON.parse(said('deed.reseal')) as { former: string };
  expect(sha256(utf8(said('sealed'))).toString('base64url')).toBe(former);
  const statement = utf8(`wbs1/forward${String(JSON.parse(said('forward.text')))}`);
  expect(hand.isSigned(bytes('recipient.verifyKey'), statement, bytes('forward.signature'))).toBe(true);
});

test('the recovery key follows from its seed', () => {
  const seed = bytes('recovery.seed');
  const pair = hand.derivedKey(sha256(utf8('wbs1/recovery-kem'), seed));
  expect(hand.exchangeKeyOf(pair)).toEqual(bytes('recovery.publicKey'));
  expect(hand.verifyKeyOf(sha256(utf8('wbs1/recovery-sign'), seed))).toEqual(bytes('recovery.verifyKey'));
  const id = sha256(utf8('wbs1/key-id'), bytes('recovery.publicKey'), bytes('recovery.verifyKey')).subarray(0, 16);
  expect(id).toEqual(bytes('recovery.keyId'));
});
