import { describe, expect, it } from 'vitest';
import { localPath } from '#lib/server/http/local-path.ts';

describe('localPath', () => {
  it.each(['/', '/hasil', '/en/hasil/pelayanan-publik?tahun=2026', '/rencana-aksi/2025/V.1.4'])('keeps %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'hasil',
    '',
    undefined,
    null,
    42
  ])('leads %j home', (value) => {
    expect(localPath(value)).toBe('/');
  });
});
