import { afterEach, expect, test, vi } from 'vitest';
import { findTools } from './find-tools.ts';

afterEach(() => vi.restoreAllMocks());

const broken = () => Promise.reject(new DOMException('broken on purpose', 'NotSupportedError'));

test('a browser that lacks X25519 and Ed25519 is helped out', async () => {
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(broken);
  await expect(findTools()).resolves.toHaveProperty('suite');
});

for (const name of ['digest', 'encrypt', 'decrypt', 'importKey'] as const) {
  test(`a browser whose ${name} does not work has no tools`, async () => {
    vi.spyOn(crypto.subtle, name).mockImplementation(broken);
    await expect(findTools()).rejects.toThrow();
  });
}

test('a browser that takes its own signature for a forgery has no tools', async () => {
  vi.spyOn(crypto.subtle, 'verify').mockResolvedValue(false);
  await expect(findTools()).rejects.toThrow();
});
