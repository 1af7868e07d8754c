import { describe, expect, test } from 'vitest';
import type { KeyListBody, ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { chosenRecipients, excludedKeys, refusedKeys } from './chosen-recipients.ts';

const key = (keyId: string, change: Partial<ListedKey> = {}): ListedKey => ({
  keyId,
  label: keyId,
  office: 'kantor',
  outside: false,
  recovery: false,
  pk: '',
  vk: '',
  from: '2026-01-01',
  to: null,
  ...change
});
const offered = [key('dalam'), key('luar', { outside: true }), key('amplop', { recovery: true })];
const ids = (keys: readonly ListedKey[] | undefined) => keys?.map(({ keyId }) => keyId);

test('everybody gets a key where the report is about nobody of them', () => {
  expect(ids(chosenRecipients(offered, { leadership: false, excluded: [] }))).toEqual(['dalam', 'luar', 'amplop']);
});

test('whoever is named gets none, and about the leadership nobody of the office does; the ciphertext says whom', () => {
  const named = { leadership: false, excluded: ['dalam'] };
  const above = { leadership: true, excluded: [] };
  for (const choice of [named, above]) {
    expect(ids(chosenRecipients(offered, choice))).toEqual(['luar', 'amplop']);
    expect(excludedKeys(offered, choice)).toEqual(['dalam']);
  }
});

test('without anybody outside the office left the report is not for this channel', () => {
  expect(chosenRecipients(offered, { leadership: false, excluded: ['luar'] })).toBeUndefined();
  expect(chosenRecipients([key('amplop', { recovery: true, outside: true })], { leadership: true, excluded: [] })).toBe(
    undefined
  );
});

describe('whoever is kept out stays out when keys change', () => {
  const lists = (...all: ListedKey[][]) => all.map((keys) => ({ keys })) as unknown as KeyListBody[];
  const boss = key('sekretaris', { label: 'Sekretaris' });
  const officer = key('kepatuhan', { label: 'Kepatuhan' });
  const outside = key('luar', { label: 'Inspektorat', office: 'Provinsi', outside: true });
  const refused = (all: KeyListBody[], choice: { leadership: boolean; excluded: string[] }) =>
    new Set(refusedKeys(all, choice));

  test('a new key of the person who was named is refused, whatever its id', () => {
    const rotated = key('sekretaris-2', { label: ' sekretaris ', office: 'Kantor' });
    const all = lists([boss, officer, outside], [rotated, officer, outside]);
    expect(refused(all, { leadership: false, excluded: ['sekretaris'] })).toEqual(
      new Set(['sekretaris', 'sekretaris-2'])
    );
    const gone = lists([officer], [rotated]);
    expect(refused(gone, { leadership: false, excluded: ['sekretaris'] })).toEqual(new Set(['sekretaris']));
  });

  test('about the leadership nobody inside is given a key, however new; outside ones are', () => {
    const newcomer = key('baru', { label: 'Pegawai baru' });
    const second = key('luar-2', { label: 'Ombudsman', office: 'Pusat', outside: true });
    const all = lists([boss, outside], [newcomer, outside, second]);
    expect(refused(all, { leadership: true, excluded: ['sekretaris'] })).toEqual(new Set(['sekretaris', 'baru']));
  });

  test('nobody is refused where nobody was named', () => {
    expect(refusedKeys(lists([boss, outside]), { leadership: false, excluded: [] })).toEqual([]);
  });
});
