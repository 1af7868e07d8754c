import { OperatorError } from '#lib/server/operator-error.ts';
import { certificateFiles, readIfThere, replaceFile } from './certificate-files.ts';
import type { CertificateFiles } from './certificate-files.ts';
import { issueAuthority, issueServerCertificate, namesBeyond } from './issue.ts';
import type { IssuedCertificate } from './issue.ts';
import { checkKeyPair } from './key-pair.ts';
import type { CertificateNames } from './names.ts';

const replaceAdvice = 'Run again with --new-authority, then install the new authority on every device.';

async function existingAuthority(files: CertificateFiles, now: Date): Promise<IssuedCertificate | undefined> {
  const [cert, key] = await Promise.all([readIfThere(files.authorityCert), readIfThere(files.authorityKey)]);
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    const missing = cert === undefined ? files.authorityCert : files.authorityKey;
    throw new OperatorError(`${missing} is missing. Bring it back from where it went, or: ${replaceAdvice}`);
  }
  const { validToDate } = checkKeyPair(
    { pem: cert, file: files.authorityCert },
    { pem: key, file: files.authorityKey }
  );
  if (validToDate <= now) throw new OperatorError(`The authority has expired. ${replaceAdvice}`);
  return { cert, key };
}

/**
 * Makes or renews the server's certificate in `tls/` beside the key file. The authority is made once and kept, so that
 * devices which trust it go on doing so; it may vouch for the names of its first day (and names below them) only.
 * @returns whether the authority is new, so that devices have to install it
 * @throws OperatorError when the authority is incomplete, expired or may not vouch for a name
 */
export async function makeLocalCertificate(options: {
  keyFile: string;
  names: CertificateNames;
  now: Date;
  newAuthority: boolean;
}): Promise<{ files: CertificateFiles; authorityIsNew: boolean }> {
  const { keyFile, names, now } = options;
  const files = certificateFiles(keyFile);
  const kept = options.newAuthority ? undefined : await existingAuthority(files, now);
  if (kept) {
    const beyond = namesBeyond(kept.cert, names);
    if (beyond.length > 0) {
      throw new OperatorError(`The authority was not made for ${beyond.join(', ')}. ${replaceAdvice}`);
    }
  }
  const authority = kept ?? (await issueAuthority(names, now));
  const server = await issueServerCertificate(authority, names, now);
  if (!kept) {
    await replaceFile(files.authorityKey, authority.key, 0o600);
    await replaceFile(files.authorityCert, authority.cert, 0o644);
  }
  await replaceFile(files.serverKey, server.key, 0o600);
  await replaceFile(files.serverCert, server.cert, 0o644);
  return { files, authorityIsNew: !kept };
}
