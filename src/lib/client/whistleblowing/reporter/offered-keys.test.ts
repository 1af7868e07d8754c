import { beforeAll, expect, test } from 'vitest';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import {
  keyListHash,
  recipientKeyId,
  signKeyList,
  type KeyListBody,
  type ListedKey,
  type SignedKeyList
} from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { officeToday, verifiedOffer } from './offered-keys.ts';

const rootSeed = randomBytes(32);
const instanceId = toBase64Url(randomBytes(32));
const challenge = { token: '', nonce: '', bits: 0 };
const today = '2026-11-24';
let rootKey: string;
let inside: ListedKey;
let outside: ListedKey;
let first: SignedKeyList;
let second: SignedKeyList;

async function key(change: Partial<ListedKey> = {}): Promise<ListedKey> {
  const [pk, vk] = [randomBytes(32), randomBytes(32)];
  const plain = { label: 'Penerima', office: 'Kantor', outside: false, recovery: false, from: '2026-11-01', to: null };
  return { ...plain, keyId: await recipientKeyId(pk, vk), pk: toBase64Url(pk), vk: toBase64Url(vk), ...change };
}

async function signed(change: Partial<KeyListBody>, seed = rootSeed): Promise<SignedKeyList> {
  const body: KeyListBody = {
    alg: 'wbs1',
    instanceId,
    epoch: 1,
    prevHash: '',
    issuedOn: '2026-11-01',
    notAfter: '2027-01-31',
    keys: [inside, outside],
    ...change
  };
  return { body, signature: toBase64Url(await signKeyList(nativeSigning, seed, body)) };
}

const next = async (change: Partial<KeyListBody> = {}) =>
  signed({ epoch: 2, prevHash: toBase64Url(await keyListHash(first.body)), ...change });

const offer = (history: readonly SignedKeyList[], day = today, wrapTo = [inside.keyId, outside.keyId], minEpoch = 1) =>
  verifiedOffer(nativeSigning, { rootKey, minEpoch }, { closed: null, instanceId, wrapTo, history, challenge }, day);

beforeAll(async () => {
  rootKey = toBase64Url(await nativeSigning.publicKey(rootSeed));
  [inside, outside] = [await key(), await key({ outside: true })];
  first = await signed({});
  second = await next();
});

test('a chain that the root key signed is taken, and only live keys that the server can reach', async () => {
  const both = await offer([first, second]);
  expect(both.closed).toBe(null);
  expect(both.keys.map(({ keyId }) => keyId)).toEqual([inside.keyId, outside.keyId]);
  expect((await offer([first], today, [outside.keyId])).keys).toEqual([outside]);
  const ended = await next({ keys: [{ ...inside, to: '2026-11-23' }, outside] });
  expect((await offer([first, ended])).keys).toEqual([outside]);
});

test('a key the server names and no signed list does is never written to', async () => {
  const stranger = await key();
  expect((await offer([first], today, [stranger.keyId, outside.keyId])).keys).toEqual([outside]);
});

test.each<[string, () => Promise<readonly SignedKeyList[]>]>([
  ['no list at all', () => Promise.resolve([])],
  ['one signed by somebody else', async () => [await signed({}, randomBytes(32))]],
  ['one that was changed', () => Promise.resolve([{ ...first, body: { ...first.body, notAfter: '2027-02-01' } }])],
  ['a chain without its beginning', () => Promise.resolve([second])],
  ['an older list behind a newer one', () => Promise.resolve([first, second, first])],
  ['one that is trusted for longer than 100 days', async () => [await signed({ notAfter: '2027-02-10' })]],
  ['one with days that are none', async () => [await signed({ issuedOn: 'x' })]],
  ['one that names a key twice', async () => [await signed({ keys: [inside, outside, outside] })]],
  ['a list without its signature', () => Promise.resolve([{ ...first, signature: '' }])],
  ['one of another installation', async () => [await signed({ instanceId: toBase64Url(randomBytes(32)) })]],
  ['a key under the name of another', async () => [await signed({ keys: [{ ...inside, keyId: outside.keyId }] })]]
])('%s is refused', async (_, history) => {
  await expect(history().then((lists) => offer(lists))).rejects.toThrow();
});

test('a chain whose newest lists are left out is refused where a newer one was in force', async () => {
  await expect(offer([first], today, undefined, 2)).rejects.toThrow('newer');
  await expect(offer([first], today, undefined, NaN)).rejects.toThrow('newer');
  expect((await offer([first, second], today, undefined, 2)).closed).toBe(null);
});

test('with one recipient, or none outside the office, the form is closed, whatever the server says', async () => {
  expect((await offer([first], today, [outside.keyId])).closed).toBe('too_few_recipients');
  const third = await key();
  const recovery = await key({ recovery: true, outside: true });
  const within = await signed({ keys: [inside, third, recovery] });
  expect((await offer([within], today, [inside.keyId, third.keyId, recovery.keyId])).closed).toBe(
    'no_outside_recipient'
  );
  const one = await signed({ keys: [outside, recovery] });
  expect((await offer([one], today, [outside.keyId, recovery.keyId])).closed).toBe('too_few_recipients');
});

test('a list that is not in force closes the form, whatever the server says', async () => {
  expect((await offer([first], '2026-10-31')).closed).toBe('key_list_expired');
  expect((await offer([first], '2027-01-31')).closed).toBe(null);
  expect((await offer([first], '2027-02-01')).closed).toBe('key_list_expired');
});

test('the day is the office’s, eight hours ahead of UTC', () => {
  expect(officeToday(Date.UTC(2026, 10, 24, 15, 59))).toBe('2026-11-24');
  expect(officeToday(Date.UTC(2026, 10, 24, 16, 0))).toBe('2026-11-25');
});
