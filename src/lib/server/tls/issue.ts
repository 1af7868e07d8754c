// The X.509 library resolves its parts by decorators' metadata, which has to be there before it.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { encodeNameConstraints, nameConstraintsId, namesOutside } from './name-constraints.ts';
import type { CertificateNames } from './names.ts';

/** A certificate and its private key (PKCS #8), both PEM. */
export interface IssuedCertificate {
  cert: string;
  key: string;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
const authorityDays = 3653;
/** Apple's systems refuse more than 825 days, also under an authority the owner installed. */
const serverDays = 820;
const serverAuth = '1.3.6.1.5.5.7.3.1';

/** Clocks of tablets run behind: valid from the day before. */
function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(now.getTime() - dayMs), notAfter: new Date(now.getTime() + days * dayMs) };
}

async function exportKey(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function generateKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
}

/**
 * Makes a certificate authority for ten years that may vouch for these names and local addresses only: on a tablet that
 * trusts it, it opens no other site.
 */
export async function issueAuthority(names: CertificateNames, now: Date): Promise<IssuedCertificate> {
  const keys = await generateKeys();
  const edition = `${now.toISOString().slice(0, 10)} ${randomBytes(3).toString('hex')}`;
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Suara Integritas ${edition}`,
    keys,
    signingAlgorithm: ecdsa,
    ...validity(now, authorityDays),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(nameConstraintsId, true, encodeNameConstraints(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey)
    ]
  });
  return { cert: `${cert.toString('pem')}\n`, key: `${await exportKey(keys.privateKey)}\n` };
}

/**
 * Makes a certificate for a web server under the authority, never valid longer than the authority itself.
 * @throws Error when the authority's certificate or key is not readable
 */
export async function issueServerCertificate(
  authority: IssuedCertificate,
  names: CertificateNames,
  now: Date
): Promise<IssuedCertificate> {
  const issuer = new x509.X509Certificate(authority.cert);
  const issuerKey = x509.PemConverter.decodeFirst(authority.key);
  const signingKey = await crypto.subtle.importKey('pkcs8', issuerKey, ecdsa, false, ['sign']);
  const keys = await generateKeys();
  const { notBefore, notAfter } = validity(now, serverDays);
  const cert = await x509.X509CertificateGenerator.create({
    subject: 'CN=Suara Integritas',
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ecdsa,
    notBefore: new Date(Math.max(notBefore.getTime(), issuer.notBefore.getTime())),
    notAfter: new Date(Math.min(notAfter.getTime(), issuer.notAfter.getTime())),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns' as const, value })),
        ...names.ip.map((value) => ({ type: 'ip' as const, value }))
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer)
    ]
  });
  return { cert: `${cert.toString('pem')}\n`, key: `${await exportKey(keys.privateKey)}\n` };
}

/**
 * Names and addresses this authority may not vouch for; all of them when it carries no constraints of ours.
 * @param cert PEM
 */
export function namesBeyond(cert: string, names: CertificateNames): string[] {
  const extension = new x509.X509Certificate(cert).getExtension(nameConstraintsId);
  return extension ? namesOutside(Buffer.from(extension.value), names) : [...names.dns, ...names.ip];
}
