import { expect, test } from 'vitest';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { chosenRecipients, excludedKeys } from './chosen-recipients.ts';

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
