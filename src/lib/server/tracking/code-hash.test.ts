import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import { codeHash, newTrackingCode, trackingCodeFor } from './code-hash.ts';

const secrets = secretsFrom(Buffer.alloc(32, 1));
const hmac = (key: Buffer, ...parts: (string | Uint8Array)[]) => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

describe('a new code', () => {
  test('is a complaint’s and stands for its bytes', () => {
    const { code, bytes } = newTrackingCode();
    expect(parseTrackingCode(code)).toEqual({ ok: bytes, domain: 'complaint' });
  });

  test('is another one each time', () => {
    const codes = Array.from({ length: 200 }, () => newTrackingCode().code);
    expect(new Set(codes).size).toBe(200);
  });
});

describe('the code of a submission', () => {
  const id = 'c0ffee00-0000-4000-8000-000000000001';

  test('is the same each time, however its id is written', () => {
    expect(trackingCodeFor(secrets, id.toUpperCase())).toEqual(trackingCodeFor(secrets, id));
  });

  test('is another one for another submission or key file, and one of a complaint', () => {
    const codes = [
      trackingCodeFor(secrets, id),
      trackingCodeFor(secrets, id.replace(/1$/, '2')),
      trackingCodeFor(secretsFrom(Buffer.alloc(32, 2)), id)
    ];
    expect(new Set(codes.map(({ code }) => code)).size).toBe(3);
    for (const { code, bytes } of codes) expect(parseTrackingCode(code)).toEqual({ ok: bytes, domain: 'complaint' });
  });
});

describe('what is stored of a code', () => {
  const bytes = Uint8Array.from({ length: 15 }, (_, at) => at);

  test('is SHA-256 over HKDF of RFC 5869 with the label of complaints', () => {
    const extracted = hmac(secrets.subkey('dumas1/instance'), bytes);
    const lookup = hmac(extracted, 'dumas1/lookup', Uint8Array.of(1));
    expect(codeHash(secrets, bytes)).toEqual(createHash('sha256').update(lookup).digest());
  });

  test('depends on the key file and every byte', () => {
    const other = bytes.with(14, 0);
    const hashes = [
      codeHash(secrets, bytes),
      codeHash(secrets, other),
      codeHash(secretsFrom(Buffer.alloc(32, 2)), bytes)
    ];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3);
    expect(hashes.every((hash) => hash.length === 32)).toBe(true);
  });
});
