import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import { newCaseKey, openBytes, openCaseKey, openText, sealBytes, sealText } from './case-key.ts';

const secrets = secretsFrom(Buffer.alloc(32, 1));
const { key, sealedKey } = newCaseKey(secrets, 'case-1');

test('what was sealed opens again under the stored key', () => {
  const text = sealText(key, 'case-1/content', 'Petugas loket 3 – “lambat” 😀');
  const bytes = sealBytes(key, 'case-1/file', randomBytes(100_000));
  const again = openCaseKey(secrets, 'case-1', sealedKey);
  expect(openText(again, 'case-1/content', text)).toBe('Petugas loket 3 – “lambat” 😀');
  expect(openBytes(again, 'case-1/file', bytes)).toHaveLength(100_000);
});

test('a case key opens neither for another case nor under another key file', () => {
  expect(() => openCaseKey(secrets, 'case-2', sealedKey)).toThrow();
  expect(() => openCaseKey(secretsFrom(Buffer.alloc(32, 2)), 'case-1', sealedKey)).toThrow();
});

test('sealed text opens neither in another place, nor under another case, nor once changed or cut', () => {
  const sealed = sealText(key, 'case-1/content', 'rahasia');
  const changed = Buffer.from(sealed);
  changed[sealed.length - 1] = (changed[sealed.length - 1] ?? 0) ^ 1;
  const other = newCaseKey(secrets, 'case-2').key;
  expect(() => openText(key, 'case-1/complainant', sealed)).toThrow();
  expect(() => openText(other, 'case-1/content', sealed)).toThrow();
  expect(() => openText(key, 'case-1/content', changed)).toThrow();
  expect(() => openText(key, 'case-1/content', sealed.subarray(0, 20))).toThrow();
});

test('the same text is never sealed the same way twice, and two cases have two keys', () => {
  expect(sealText(key, 'c', 'sama')).not.toEqual(sealText(key, 'c', 'sama'));
  expect(newCaseKey(secrets, 'case-1').key).not.toEqual(key);
});
