import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeLocalCertificate } from '#lib/server/tls/local-certificate.ts';
import { issueServerCertificate } from '#lib/server/tls/issue.ts';
import { parseCertificateNames } from '#lib/server/tls/names.ts';
import { expiryWarning, findAuthority, loadCertificate } from '#lib/server/tls/service.ts';
import { temporaryFolder } from './listening.ts';

const now = new Date();
const dayMs = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * dayMs);

async function make(keyFile: string, words: string[], options: { newAuthority?: boolean; now?: Date } = {}) {
  return makeLocalCertificate({
    keyFile,
    names: parseCertificateNames(words),
    now: options.now ?? now,
    newAuthority: options.newAuthority ?? false
  });
}

async function freshKeyFile(): Promise<string> {
  return join(await temporaryFolder(), 'keys', 'secret.key');
}

/** Whether a client that trusts the authority accepts the server as this name or address. */
function accepts(pair: { cert: string; key: string }, ca: string, name: string): Promise<true> {
  const server = tls.createServer(pair, (socket) => socket.end());
  onTestFinished(() => void server.close());
  return new Promise((resolve, reject) => {
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      const client = tls.connect({
        port,
        host: '127.0.0.1',
        ca,
        ...(/^[\d.:]+$/.test(name) ? {} : { servername: name }),
        checkServerIdentity: (_host, certificate) => tls.checkServerIdentity(name, certificate)
      });
      client.on('secureConnect', () => {
        client.end();
        resolve(true);
      });
      client.on('error', reject);
    });
  });
}

describe('npm run tls', () => {
  it('makes a certificate that verifies for its names and addresses, and for no other', async () => {
    const keyFile = await freshKeyFile();
    const { files, authorityIsNew } = await make(keyFile, ['suara.local', '192.168.1.10']);
    const certificate = await loadCertificate({ tls: undefined, keyFile });
    const ca = await readFile(files.authorityCert, 'utf8');
    if (!certificate) throw new Error('There is no certificate.');

    expect(authorityIsNew).toBe(true);
    for (const name of ['suara.local', '192.168.1.10', 'localhost', '127.0.0.1', '::1']) {
      await expect(accepts(certificate, ca, name), name).resolves.toBe(true);
    }
    for (const name of ['bank.example', '192.168.1.11', 'lain.suara.local']) {
      await expect(accepts(certificate, ca, name), name).rejects.toThrow(/altnames/);
    }
  });

  it('makes an authority whose signature is worth nothing for other sites', async () => {
    const { files } = await make(await freshKeyFile(), ['suara.local']);
    const authority = {
      cert: await readFile(files.authorityCert, 'utf8'),
      key: await readFile(files.authorityKey, 'utf8')
    };
    for (const name of ['bank.example', '203.0.113.7']) {
      const stolen = await issueServerCertificate(authority, parseCertificateNames([name]), now);
      await expect(accepts(stolen, authority.cert, name), name).rejects.toThrow(/permitted subtree violation/);
    }
  });

  it('keeps private keys readable by their owner only', async () => {
    const { files } = await make(await freshKeyFile(), ['suara.local']);
    const mode = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await mode(files.authorityKey)).toBe(0o600);
    expect(await mode(files.serverKey)).toBe(0o600);
  });

  it('keeps the authority when it is run again, with another address too', async () => {
    const keyFile = await freshKeyFile();
    await make(keyFile, ['suara.local', '192.168.1.10']);
    const [before, first] = [await findAuthority(keyFile), await loadCertificate({ tls: undefined, keyFile })];
    const { files, authorityIsNew } = await make(keyFile, ['suara.local', '10.0.0.9'], { now: later(700) });
    const [after, second] = [await findAuthority(keyFile), await loadCertificate({ tls: undefined, keyFile })];

    expect(authorityIsNew).toBe(false);
    expect(after?.fingerprint).toBe(before?.fingerprint);
    expect(second?.cert).not.toBe(first?.cert);
    expect(second?.expiresAt.getTime()).toBeGreaterThan(first?.expiresAt.getTime() ?? Infinity);
    expect(await readFile(files.authorityKey, 'utf8')).toContain('PRIVATE KEY');
  });

  it('refuses a name the authority was not made for, and leaves everything as it was', async () => {
    const keyFile = await freshKeyFile();
    await make(keyFile, ['suara.local']);
    const before = await loadCertificate({ tls: undefined, keyFile });
    await expect(make(keyFile, ['bank.example'])).rejects.toThrow(/not made for bank\.example.*--new-authority/);
    expect(await loadCertificate({ tls: undefined, keyFile })).toEqual(before);
    expect(await make(keyFile, ['kantor.example'], { newAuthority: true })).toMatchObject({ authorityIsNew: true });
  });

  it('refuses to go on with half an authority or an expired one', async () => {
    const keyFile = await freshKeyFile();
    const { files } = await make(keyFile, ['suara.local']);
    await expect(make(keyFile, ['suara.local'], { now: later(3700) })).rejects.toThrow(/authority has expired/);
    await rm(files.authorityKey);
    await expect(make(keyFile, ['suara.local'])).rejects.toThrow(/authority\.key is missing/);
  });

  it('never makes a certificate that outlives the authority or 825 days', async () => {
    const keyFile = await freshKeyFile();
    const { files } = await make(keyFile, ['suara.local']);
    const authority = await findAuthority(keyFile);
    const days = ((await loadCertificate({ tls: undefined, keyFile }))?.expiresAt.getTime() ?? 0) - now.getTime();
    expect(days / dayMs).toBeLessThan(824);
    await make(keyFile, ['suara.local'], { now: later(3600) });
    expect((await loadCertificate({ tls: undefined, keyFile }))?.expiresAt).toEqual(authority?.expiresAt);
    expect(await stat(files.serverCert)).toBeDefined();
  });
});

describe('the certificate at start', () => {
  it('is none before npm run tls', async () => {
    const keyFile = await freshKeyFile();
    expect(await loadCertificate({ tls: undefined, keyFile })).toBeUndefined();
    expect(await findAuthority(keyFile)).toBeUndefined();
  });

  it('is the operator’s own when it is set, and says what is wrong with it', async () => {
    const folder = await temporaryFolder();
    const keyFile = join(folder, 'secret.key');
    const { files } = await make(keyFile, ['suara.local']);
    const own = (cert: string, key: string) => loadCertificate({ tls: { cert, key }, keyFile });
    const text = join(folder, 'note.txt');
    await writeFile(text, 'no certificate');

    expect(await own(files.serverCert, files.serverKey)).toMatchObject({ localAuthority: false });
    await expect(own(files.serverCert, files.authorityKey)).rejects.toThrow(/does not belong to/);
    await expect(own(text, files.serverKey)).rejects.toThrow(/note\.txt holds no readable certificate/);
    await expect(own(files.serverCert, text)).rejects.toThrow(/note\.txt holds no readable private key/);
    await expect(own(join(folder, 'none'), files.serverKey)).rejects.toThrow(/TLS_CERT points to .*ENOENT/);
  });

  it('is warned about 30 days before it expires', async () => {
    const keyFile = await freshKeyFile();
    await make(keyFile, ['suara.local']);
    const certificate = await loadCertificate({ tls: undefined, keyFile });
    if (!certificate) throw new Error('There is no certificate.');
    expect(expiryWarning(certificate, later(780))).toBeUndefined();
    expect(expiryWarning(certificate, later(799.5))).toMatch(/expires in 20 days .*npm run tls with the same names/);
    expect(expiryWarning({ ...certificate, localAuthority: false }, later(900))).toMatch(/has expired .*Renew it/);
  });
});
