import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { office } from '#lib/domain/office/office.ts';

/** The site as the browser sees it; a passkey made for one host does not work on another. */
export interface PasskeySite {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Host name alone. */
  readonly rpId: string;
}

export function passkeySite(visited: URL): PasskeySite {
  return { origin: visited.origin, rpId: visited.hostname };
}

export interface Passkey {
  /** Credential id, base64url. */
  readonly id: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

const transportsOf = (passkey: Passkey) => [...passkey.transports];

/** EdDSA, ES256, RS256. Named here because the library's own list probes Node for experimental ones, with a warning. */
const algorithms = [-8, -7, -257] as const;

/** What the browser is asked to make; keep its `challenge` for `verifyNewPasskey`. */
export function newPasskeyOptions(
  site: PasskeySite,
  account: { readonly id: string; readonly email: string; readonly name: string },
  known: readonly Passkey[]
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: office.name,
    rpID: site.rpId,
    userID: new TextEncoder().encode(account.id),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known.map((passkey) => ({ id: passkey.id, transports: transportsOf(passkey) })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' }
  });
}

/** @param answer the browser's JSON text. @returns undefined for anything but a right answer to the challenge */
export async function verifyNewPasskey(
  site: PasskeySite,
  challenge: string,
  answer: string
): Promise<Passkey | undefined> {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(answer) as RegistrationResponseJSON,
      supportedAlgorithmIDs: [...algorithms],
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: false
    });
    if (!registrationInfo) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { id, publicKey: Buffer.from(publicKey), counter, transports };
  } catch {
    return undefined;
  }
}

export function passkeyOptions(
  site: PasskeySite,
  known: readonly Passkey[]
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.rpId,
    allowCredentials: known.map((passkey) => ({ id: passkey.id, transports: transportsOf(passkey) })),
    userVerification: 'preferred'
  });
}

/** @returns the passkey that answered, with its new counter, or undefined for anything but a right answer */
export async function verifyPasskey(
  site: PasskeySite,
  challenge: string,
  answer: string,
  known: readonly Passkey[]
): Promise<{ id: string; counter: number } | undefined> {
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON;
    const passkey = known.find(({ id }) => id === response.id);
    if (!passkey) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: false,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: transportsOf(passkey)
      }
    });
    return verified ? { id: passkey.id, counter: authenticationInfo.newCounter } : undefined;
  } catch {
    return undefined;
  }
}
