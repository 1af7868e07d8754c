import { beforeAll, expect, test, vi } from 'vitest';
import { verifiedKeyList } from '#lib/domain/whistleblowing/key-list-rules.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { keyListHash, recipientKeyId, type ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { newKeyPair } from '#lib/protocol/wbs1/suite.ts';
import { listProblem, signNextList, type Draft } from './next-list.ts';
import { combineShares, makeRecoveryKey, readShare } from './recovery-key.ts';
import { makeRootKey, openRootKey, type RootKey, type RootKeyFile } from './root-key.ts';
import { readPublicKeyFile, readSiteFile, type SiteFile } from './site-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const passphrase = 'baba baba baba baba baba baba bada';
let root: RootKey;
let file: RootKeyFile;
let keys: ListedKey[];
const site: SiteFile = { alg: 'wbs1', instanceId: toBase64Url(randomBytes(32)), list: null };

async function newKey(outside: boolean): Promise<ListedKey> {
  const [pair, vk] = [await newKeyPair(tools.suite), await tools.signing.publicKey(randomBytes(32))];
  return {
    keyId: await recipientKeyId(pair.publicKey, vk),
    ...{ label: 'Penerima', office: outside ? 'Inspektorat' : 'Kantor', outside, recovery: false },
    pk: toBase64Url(pair.publicKey),
    vk: toBase64Url(vk),
    from: '2026-11-01',
    to: null
  };
}

beforeAll(async () => {
  ({ key: root, file } = await makeRootKey(tools.signing, passphrase));
  keys = [await newKey(false), await newKey(true)];
});

const draft = (change: Partial<Draft> = {}): Draft => ({
  issuedOn: '2026-11-24',
  notAfter: '2027-03-04',
  keys,
  ...change
});

test('the root key opens with its passphrase alone, and its file does not hold it', async () => {
  const text = JSON.stringify(file);
  expect(text).not.toContain(toBase64Url(root.seed));
  expect(await openRootKey(tools.signing, passphrase.toUpperCase(), text)).toEqual(root);
  await expect(openRootKey(tools.signing, passphrase.replace('bada', 'badi'), text)).rejects.toThrow();
  const other = JSON.stringify({ ...file, publicKey: site.instanceId });
  await expect(openRootKey(tools.signing, passphrase, other)).rejects.toThrow('another key');
});

test('a first list and the one after it are what the server takes', async () => {
  const trust = { rootKey: root.publicKey, instanceId: site.instanceId };
  expect(await listProblem(tools.signing, root, site, draft())).toBeUndefined();
  const first = await signNextList(tools.signing, root, site, draft());
  expect(await verifiedKeyList(tools.signing, first, trust)).toMatchObject({ ok: true });
  const later = { ...site, list: first };
  expect(await listProblem(tools.signing, root, later, draft())).toBeUndefined();
  const second = await signNextList(tools.signing, root, later, draft());
  expect(second.body).toMatchObject({ epoch: 2, prevHash: toBase64Url(await keyListHash(first.body)) });
  expect(await verifiedKeyList(tools.signing, second, trust)).toMatchObject({ ok: true });
});

test('what the server would refuse, or would close the form, is not signed', async () => {
  const problem = (change: Partial<Draft>, of: SiteFile = site) => listProblem(tools.signing, root, of, draft(change));
  const [inside, outside] = keys;
  if (!inside || !outside) throw new Error('no keys');
  const foreign = await makeRootKey(tools.signing, passphrase);
  const theirs = await signNextList(tools.signing, foreign.key, site, draft());
  expect(await problem({}, { ...site, list: theirs })).toBe('foreign_root');
  expect(await problem({ keys: [{ ...inside, keyId: outside.keyId }, outside] })).toBe('key_name');
  expect(await problem({ keys: [...keys, inside] })).toBe('twice');
  expect(await problem({ notAfter: '2027-03-05' })).toBe('days');
  expect(await problem({ notAfter: '2026-11-23' })).toBe('days');
  expect(await problem({ keys: [inside, { ...outside, label: ' ' }] })).toBe('label');
  expect(await problem({ keys: [outside] })).toBe('too_few');
  const alike = { label: `${inside.label} `, office: inside.office };
  expect(await problem({ keys: [inside, { ...outside, ...alike }] })).toBe('shared_post');
  expect(await problem({ keys: [inside, { ...outside, outside: false }] })).toBe('none_outside');
  expect(await problem({ keys: [inside, { ...outside, to: '2026-11-02' }] })).toBe('too_few');
  expect(await problem({ keys: [inside, { ...outside, recovery: true }] })).toBe('too_few');
});

test('any two of three shares make the recovery key again; one does not, and a wrong one is noticed', async () => {
  const { key, shares } = await makeRecoveryKey(tools);
  const { keyId } = key.shown;
  const [a = '', b = '', c = ''] = shares;
  for (const two of [
    [a, b],
    [b, c],
    [c, a],
    [a, b, c]
  ]) {
    expect((await combineShares(tools, keyId, two)).shown).toEqual(key.shown);
  }
  await expect(combineShares(tools, keyId, [a])).rejects.toThrow();
  await expect(combineShares(tools, keyId, [a, a])).rejects.toThrow();
  const typed = `${a.slice(0, -1)}${a.endsWith('0') ? '1' : '0'}`;
  expect(await readShare(keyId, typed)).toBeUndefined();
  await expect(combineShares(tools, keyId, [typed, b])).rejects.toThrow('wrong');
  const { shares: others } = await makeRecoveryKey(tools);
  await expect(combineShares(tools, keyId, [a, others[1] ?? ''])).rejects.toThrow('wrong');
  expect(await readShare(keyId, ` ${a.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toBeDefined();
  expect(new Set(a.replaceAll('-', '')).size).toBeGreaterThan(10);
});

test('files that are something else are not taken', () => {
  const [key] = keys;
  const shown = { alg: 'wbs1', keyId: key?.keyId, pk: key?.pk, vk: key?.vk };
  expect(readPublicKeyFile(JSON.stringify(shown))).toEqual(shown);
  expect(readSiteFile(JSON.stringify(site))).toEqual(site);
  for (const text of ['', '[]', 'null', '{"alg":"wbs1"}', JSON.stringify({ ...shown, pk: 'x' })]) {
    expect(readPublicKeyFile(text)).toBeUndefined();
    expect(readSiteFile(text)).toBeUndefined();
  }
});
