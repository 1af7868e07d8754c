import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openKeyFile } from '#lib/server/auth/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'suara-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the key file', () => {
  it('is made once, for its owner only, also by processes that start together', async () => {
    const path = join(folder, 'new/deep/key');
    const opened = await Promise.all(Array.from({ length: 5 }, () => openKeyFile(path)));
    const keys = new Set(opened.map((secrets) => secrets.subkey('x').toString('hex')));
    expect(keys.size).toBe(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('gives each label a key of its own', async () => {
    const secrets = await openKeyFile(join(folder, 'labels'));
    expect(secrets.subkey('a')).toHaveLength(32);
    expect(secrets.subkey('a')).not.toEqual(secrets.subkey('b'));
  });

  it('opens what it sealed, for the same label and context, unchanged', async () => {
    const secrets = await openKeyFile(join(folder, 'seal'));
    const sealed = secrets.seal('totp', 'account-1', Buffer.from('secret'));
    expect(secrets.open('totp', 'account-1', sealed).toString()).toBe('secret');
    expect(sealed.includes('secret')).toBe(false);
    expect(() => secrets.open('totp', 'account-2', sealed)).toThrow();
    expect(() => secrets.open('other', 'account-1', sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => secrets.open('totp', 'account-1', sealed)).toThrow();
  });

  it('says how to mend a file that is open to others, broken, or cannot be made', async () => {
    const path = join(folder, 'wide');
    await openKeyFile(path);
    chmodSync(path, 0o644);
    await expect(openKeyFile(path)).rejects.toThrow('chmod 600');
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'hello', { mode: 0o600 });
    await expect(openKeyFile(broken)).rejects.toThrow('not a key file');
    expect(readFileSync(broken, 'utf8')).toBe('hello');
    await expect(openKeyFile(join(broken, 'below'))).rejects.toThrow('cannot be read or made');
  });
});
