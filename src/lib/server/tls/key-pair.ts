import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { OperatorError } from '#lib/server/operator-error.ts';

function readCertificate(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new OperatorError(`${file} holds no readable certificate; it has to be PEM (-----BEGIN CERTIFICATE-----).`);
  }
}

function readKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new OperatorError(`${file} holds no readable private key; it has to be PEM without a passphrase.`);
  }
}

/**
 * Reads a certificate and checks that the key is its own.
 * @throws OperatorError that names the file and what is wrong with it
 */
export function checkKeyPair(cert: { pem: string; file: string }, key: { pem: string; file: string }): X509Certificate {
  const certificate = readCertificate(cert.pem, cert.file);
  if (!certificate.checkPrivateKey(readKey(key.pem, key.file))) {
    throw new OperatorError(`The key in ${key.file} does not belong to the certificate in ${cert.file}.`);
  }
  return certificate;
}
