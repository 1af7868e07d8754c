import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { makeLocalCertificate } from '#lib/server/tls/local-certificate.ts';
import { parseCertificateNames } from '#lib/server/tls/names.ts';
import { findAuthority, loadCertificate } from '#lib/server/tls/service.ts';
import { runCommand } from './run-command.ts';

const usage = `Give the names and addresses under which the server is opened: npm run tls -- suara.local 192.168.1.10
Add --new-authority to replace the certificate authority; every device then has to install the new one.`;

function readArguments(): { words: string[]; newAuthority: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'new-authority': { type: 'boolean', default: false } }
    });
    if (positionals.length > 0) return { words: positionals, newAuthority: values['new-authority'] };
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new OperatorError(usage);
}

function day(date: Date | undefined): string {
  return date?.toISOString().slice(0, 10) ?? '';
}

await runCommand(async () => {
  const { words, newAuthority } = readArguments();
  const config = readConfig();
  const names = parseCertificateNames(words);
  const { files, authorityIsNew } = await makeLocalCertificate({
    keyFile: config.keyFile,
    names,
    now: new Date(),
    newAuthority
  });
  const authority = await findAuthority(config.keyFile);
  const certificate = await loadCertificate({ tls: undefined, keyFile: config.keyFile });
  const [first = 'localhost'] = words;
  const host = isIP(first) === 6 ? `[${first}]` : first;

  console.log(`Certificate for ${[...names.dns, ...names.ip].join(', ')}
  ${files.serverCert} (valid until ${day(certificate?.expiresAt)})
${authorityIsNew ? 'New certificate authority' : 'Certificate authority, kept: devices that trust it need nothing new'}
  ${files.authorityCert} (valid until ${day(authority?.expiresAt)})
  SHA-256 ${authority?.fingerprint ?? ''}

Next:
  1. Restart the program.
  2. On every office tablet and PC that does not trust the authority yet, open
     http://${host}:${config.port}/pasang-sertifikat, compare the SHA-256 fingerprint with the one above, install.
  3. Open https://${host}:${config.tlsPort}
  Run this again with the same names before the certificate expires; the program warns 30 days ahead.`);
  if (config.tls) console.log('TLS_CERT and TLS_KEY are set: the program serves those until you unset them.');
});
