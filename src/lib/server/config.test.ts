import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError, readConfig } from './config.ts';

let folder: string;
let cert: string;
let key: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suara-config-'));
  cert = join(folder, 'cert.pem');
  key = join(folder, 'key.pem');
  writeFileSync(cert, '');
  writeFileSync(key, '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function messageFor(env: NodeJS.ProcessEnv, nodeVersion = '24.1.0'): string {
  try {
    readConfig(env, nodeVersion);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readConfig', () => {
  it('needs nothing: every variable has a default', () => {
    expect(readConfig({}, '24.0.0')).toEqual({
      port: 3000,
      host: '0.0.0.0',
      databaseUrl: undefined,
      dataDir: resolve('data'),
      keyFile: resolve('keys/suara-integritas.key'),
      tls: undefined,
      tlsPort: 3443,
      trustProxy: false,
      origin: undefined,
      mail: undefined,
      scanner: undefined,
      logLevel: 'info'
    });
  });

  it('takes what is set', () => {
    const config = readConfig(
      {
        PORT: '8080',
        HOST: '127.0.0.1',
        DATABASE_URL: 'postgres://app:secret@db.example/suara?sslmode=require',
        DATA_DIR: '/srv/suara',
        KEY_FILE: '/etc/suara/app.key',
        TLS_CERT: cert,
        TLS_KEY: key,
        TLS_PORT: '8443',
        TRUST_PROXY: 'TRUE',
        ORIGIN: 'https://survei.example.go.id/',
        SMTP_URL: 'smtp://kirim:rahasia@mail.example.go.id:587',
        MAIL_FROM: 'pengaduan@example.go.id',
        CLAMD_HOST: '[::1]:3311',
        LOG_LEVEL: 'debug'
      },
      '26.0.0'
    );
    expect(config).toEqual({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: 'postgres://app:secret@db.example/suara?sslmode=require',
      dataDir: resolve('/srv/suara'),
      keyFile: resolve('/etc/suara/app.key'),
      tls: { cert, key },
      tlsPort: 8443,
      trustProxy: true,
      origin: 'https://survei.example.go.id',
      mail: {
        smtpUrl: 'smtp://kirim:rahasia@mail.example.go.id:587',
        from: 'pengaduan@example.go.id',
        origin: 'https://survei.example.go.id'
      },
      scanner: { host: '::1', port: 3311 },
      logLevel: 'debug'
    });
  });

  it('asks clamd at its usual port when only a host is named', () => {
    expect(readConfig({ CLAMD_HOST: 'clamd.example' }, '24.0.0').scanner).toEqual({
      host: 'clamd.example',
      port: 3310
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', ORIGIN: '' }, '24.0.0').port).toBe(3000);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT "http" is not a whole number; set a port such as 3000.'],
    [{ PORT: '-1' }, 'PORT "-1" is not a whole number; set a port such as 3000.'],
    [{ PORT: '70000' }, 'PORT "70000" is not a port; ports go up to 65535, set for example 3000.'],
    [{ TLS_PORT: '3000' }, 'TLS_PORT "3000" is the same as PORT; set another, such as 3443.'],
    [{ TRUST_PROXY: 'maybe' }, 'TRUST_PROXY "maybe" is neither true nor false; set true behind a proxy, else false.'],
    [
      { ORIGIN: 'survei.example.go.id' },
      'ORIGIN "survei.example.go.id" is not the address of a site; write it as https://survei.example.go.id, without a path.'
    ],
    [
      { ORIGIN: 'https://example.go.id/survei' },
      'ORIGIN "https://example.go.id/survei" is not the address of a site; write it as https://survei.example.go.id, without a path.'
    ],
    [
      { HOST: 'http://0.0.0.0' },
      'HOST "http://0.0.0.0" is not an address; set 0.0.0.0 (all), 127.0.0.1 (this machine only) or a host name.'
    ],
    [
      { MAIL_FROM: 'pengaduan' },
      'MAIL_FROM "pengaduan" is not an e-mail address; set one such as pengaduan@example.go.id.'
    ],
    [
      { CLAMD_HOST: 'clamd:70000' },
      'CLAMD_HOST "clamd:70000" is not an address of clamd; write it as clamd.example.go.id or 127.0.0.1:3310, or unset it.'
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL "loud" is not a level; set one of fatal, error, warn, info, debug, trace, silent.'
    ],
    [
      { TLS_CERT: '/nowhere/cert.pem' },
      'TLS_CERT "/nowhere/cert.pem" names a file that does not exist; set the path of the certificate (PEM), or unset it.'
    ]
  ])('says in one line what is wrong with %o', (env, message) => {
    expect(messageFor(env)).toBe(message);
  });

  it('wants certificate and key together', () => {
    expect(messageFor({ TLS_CERT: cert })).toBe('TLS_KEY is missing although TLS_CERT is set; set both, or neither.');
    expect(messageFor({ TLS_KEY: key })).toBe('TLS_CERT is missing although TLS_KEY is set; set both, or neither.');
  });

  it('wants everything mail needs together: server, sender, and the address that its links lead to', () => {
    const SMTP_URL = 'smtps://mail.example.go.id';
    const MAIL_FROM = 'pengaduan@example.go.id';
    const ORIGIN = 'https://example.go.id';
    expect(messageFor({ SMTP_URL, MAIL_FROM, ORIGIN })).toBe('accepted');
    expect(messageFor({ MAIL_FROM })).toBe('SMTP_URL is missing although MAIL_FROM is set; set both, or neither.');
    expect(messageFor({ SMTP_URL, ORIGIN })).toBe(
      'MAIL_FROM is missing although SMTP_URL is set; mail needs both, or unset SMTP_URL.'
    );
    expect(messageFor({ SMTP_URL, MAIL_FROM })).toBe(
      'ORIGIN is missing although SMTP_URL is set; mail needs both, or unset SMTP_URL.'
    );
  });

  it.each([
    'mail.example.go.id',
    'http://u:hidden-password@mail',
    'smtp://',
    'smtp://u:hidden-password@mail/kotak?tls=no'
  ])('takes no SMTP_URL like %s, and prints no password of it', (SMTP_URL) => {
    const message = messageFor({ SMTP_URL });
    expect(message).toMatch(/^SMTP_URL is not the address of a mail server; /);
    expect(message).not.toContain('hidden-password');
  });

  it('never prints the password of a wrong DATABASE_URL', () => {
    const message = messageFor({ DATABASE_URL: 'mysql://app:hidden-password@db/suara' });
    expect(message).toMatch(/^DATABASE_URL is not a PostgreSQL address; /);
    expect(message).not.toContain('hidden-password');
  });

  it('keeps the key out of the data folder', () => {
    expect(messageFor({ DATA_DIR: '/srv/suara', KEY_FILE: '/srv/suara/app.key' })).toMatch(
      /^KEY_FILE ".*" lies inside DATA_DIR; set a path outside /
    );
    expect(messageFor({ DATA_DIR: '/srv/suara', KEY_FILE: '/srv/suara-keys/app.key' })).toBe('accepted');
    expect(messageFor({ DATA_DIR: '.' })).toMatch(/^KEY_FILE/);
  });

  it.each(['18.20.0', '20.19.0', '22.18.0', '23.9.0'])('refuses Node %s', (version) => {
    expect(messageFor({}, version)).toMatch(new RegExp(`^Node ${version} is too old, Node 24 or newer is needed\\.`));
  });

  it('keeps every message on one line', () => {
    expect(messageFor({ PORT: '3000\n4000' })).not.toContain('\n');
  });
});
