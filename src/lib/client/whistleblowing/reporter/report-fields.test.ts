import { expect, test } from 'vitest';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { areSamePeople, stillExcluded } from './report-fields.ts';

const key = (keyId: string, label: string, change: Partial<ListedKey> = {}): ListedKey => ({
  ...{ keyId, label, office: 'Kantor', outside: false, recovery: false },
  ...{ pk: '', vk: '', from: '2026-11-01', to: null },
  ...change
});
const old = [key('a', 'Ketua'), key('b', 'Sekretaris'), key('r', 'Amplop', { recovery: true })];

test('whoever the reporter excluded stays excluded under their next key, and nobody else is', () => {
  const renewed = [key('c', 'Ketua'), key('b', 'Sekretaris'), key('d', 'Ketua', { office: 'Inspektorat' })];
  expect(stillExcluded(old, ['a'], renewed)).toEqual(['c']);
  expect(stillExcluded(old, ['b'], renewed)).toEqual(['b']);
  expect(stillExcluded(old, [], renewed)).toEqual([]);
});

test('another recipient, or another key of one, is no longer the same people; another envelope is', () => {
  expect(areSamePeople(old, [...old].reverse())).toBe(true);
  expect(areSamePeople(old, old.slice(0, 2))).toBe(true);
  expect(areSamePeople(old, [key('c', 'Ketua'), ...old.slice(1)])).toBe(false);
  expect(areSamePeople(old, [...old, key('d', 'Inspektur')])).toBe(false);
});
