import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { OperatorError } from '#lib/server/operator-error.ts';
import { certificateFiles, readIfThere } from './certificate-files.ts';
import { checkKeyPair } from './key-pair.ts';

export interface TlsSettings {
  /** Paths of the operator's own certificate chain and key (`TLS_CERT`, `TLS_KEY`). */
  tls: { cert: string; key: string } | undefined;
  keyFile: string;
}

/** What the HTTPS listener needs; `cert` and `key` are PEM. */
export interface LoadedCertificate {
  cert: string;
  key: string;
  localAuthority: boolean;
  expiresAt: Date;
}

/** The public half of the local authority, as the setup page offers it. */
export interface AuthorityCertificate {
  /** DER bytes, what tablets and Windows install. */
  der: Uint8Array<ArrayBuffer>;
  /** SHA-256 over the DER bytes: upper-case hexadecimal pairs with colons. */
  fingerprint: string;
  expiresAt: Date;
}

const dayMs = 86_400_000;
const warnDays = 30;

async function readOrExplain(path: string, variable: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(`${variable} points to ${path}, which cannot be read (${code}).`, { cause: error });
  }
}

/**
 * The certificate for the HTTPS listener: the operator's own, else the local one, else none.
 * @throws OperatorError when files are missing, unreadable or do not belong together
 */
export async function loadCertificate(settings: TlsSettings): Promise<LoadedCertificate | undefined> {
  if (settings.tls) {
    const cert = await readOrExplain(settings.tls.cert, 'TLS_CERT');
    const key = await readOrExplain(settings.tls.key, 'TLS_KEY');
    const { validToDate } = checkKeyPair({ pem: cert, file: settings.tls.cert }, { pem: key, file: settings.tls.key });
    return { cert, key, localAuthority: false, expiresAt: validToDate };
  }
  const files = certificateFiles(settings.keyFile);
  const [cert, key] = await Promise.all([readIfThere(files.serverCert), readIfThere(files.serverKey)]);
  if (cert === undefined || key === undefined) return undefined;
  const { validToDate } = checkKeyPair({ pem: cert, file: files.serverCert }, { pem: key, file: files.serverKey });
  return { cert, key, localAuthority: true, expiresAt: validToDate };
}

/** The line to warn with at start when a certificate has expired or will within 30 days. */
export function expiryWarning(certificate: LoadedCertificate, now: Date): string | undefined {
  const days = Math.floor((certificate.expiresAt.getTime() - now.getTime()) / dayMs);
  if (days > warnDays) return undefined;
  const mend = certificate.localAuthority
    ? 'Run npm run tls with the same names, then restart.'
    : 'Renew it, then restart.';
  const when = days < 0 ? 'has expired' : `expires in ${days} days`;
  return `The HTTPS certificate ${when} (${certificate.expiresAt.toISOString().slice(0, 10)}). ${mend}`;
}

/** The local authority's certificate, or undefined when `npm run tls` has not made one. */
export async function findAuthority(keyFile: string): Promise<AuthorityCertificate | undefined> {
  const pem = await readIfThere(certificateFiles(keyFile).authorityCert);
  if (pem === undefined) return undefined;
  const certificate = new X509Certificate(pem);
  return {
    der: new Uint8Array(certificate.raw),
    fingerprint: certificate.fingerprint256,
    expiresAt: certificate.validToDate
  };
}
