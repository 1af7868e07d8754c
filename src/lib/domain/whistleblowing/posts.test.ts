import { expect, test } from 'vitest';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { hasSharedPost } from './posts.ts';

const key = (change: Partial<ListedKey> = {}): ListedKey => ({
  ...{ keyId: '', label: 'Anggota', office: 'Kantor', outside: false, recovery: false, pk: '', vk: '' },
  ...{ from: '2026-11-01', to: null },
  ...change
});

test('two keys of one post share it while both are live, however it is written', () => {
  expect(hasSharedPost([key(), key()])).toBe(true);
  expect(hasSharedPost([key(), key({ label: ' ANGGOTA ', from: '2027-01-01' })])).toBe(true);
  expect(hasSharedPost([key({ to: '2026-11-20' }), key({ from: '2026-11-20' })])).toBe(true);
});

test('an old key and the new one after it, another post and the recovery key share nothing', () => {
  expect(hasSharedPost([key({ to: '2026-11-19' }), key({ from: '2026-11-20' })])).toBe(false);
  expect(hasSharedPost([key(), key({ label: 'Anggota 2' }), key({ office: 'Inspektorat' })])).toBe(false);
  expect(hasSharedPost([key(), key({ recovery: true })])).toBe(false);
});
