import { describe, expect, it } from 'vitest';
import { isTrustworthyOrigin, needsSecureContext } from './secure-context.ts';

describe('needsSecureContext', () => {
  it.each([
    '/staf',
    '/staf/',
    '/staf/masuk',
    '/en/staf',
    '/%73taf/masuk',
    '/en/%77bs',
    '//staf',
    '/kiosk/daftar',
    '/en/kiosk/daftar/1',
    '/wbs',
    '/en/wbs/kotak',
    '/api/v1/staff/results/pelayanan-publik'
  ])('is true for %s', (path) => {
    expect(needsSecureContext(path)).toBe(true);
  });

  it.each(['/', '/en', '/staff', '/stafx', '/kiosk', '/survei/staf', '/wbsx', '/api/v1/surveys', '/en/hasil', '/%zz'])(
    'is false for %s',
    (path) => {
      expect(needsSecureContext(path)).toBe(false);
    }
  );
});

describe('isTrustworthyOrigin', () => {
  it.each([
    'https://suara.kantor.example',
    'https://192.168.1.10:3443',
    'http://localhost:3000',
    'http://kantor.localhost',
    'http://127.0.0.1:3000',
    'http://127.1',
    'http://[::1]:3000',
    'http://abcdefghij.onion'
  ])('accepts %s', (address) => {
    expect(isTrustworthyOrigin(new URL(address))).toBe(true);
  });

  it.each([
    'http://192.168.1.10:3000',
    'http://suara.local',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://onion',
    'http://[fe80::1]'
  ])('refuses %s', (address) => {
    expect(isTrustworthyOrigin(new URL(address))).toBe(false);
  });
});
