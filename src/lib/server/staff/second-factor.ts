import { hashRecoveryCode } from '#lib/server/auth/recovery-codes.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import { passkeyOptions, verifyPasskey, type PasskeySite } from '#lib/server/auth/passkeys.ts';
import { verifyTotp } from '#lib/server/auth/totp.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { spendTotpStep, updateAccount, type Account } from './repository.ts';
import {
  countRecoveryCodes,
  deletePasskeys,
  listPasskeys,
  putChallenge,
  replaceRecoveryCodes,
  spendRecoveryCode,
  takeChallenge,
  updatePasskeyUse,
  type StoredPasskey
} from './second-factor-repository.ts';

const challengeMs = 5 * 60_000;
const totpLabel = 'totp keys';

/** What a person answers with: a code (of the app or for recovery), or the browser's JSON text for a passkey. */
export type FactorAnswer = { readonly code: string } | { readonly passkey: string };

/** What the page may ask for, with the passkey's options for the browser. */
export interface FactorQuestion {
  readonly totp: boolean;
  readonly recovery: boolean;
  readonly passkey: Awaited<ReturnType<typeof passkeyOptions>> | undefined;
}

export const sealTotpKey = (secrets: Secrets, accountId: string, key: Buffer): Buffer =>
  secrets.seal(totpLabel, accountId, key);
export const openTotpKey = (secrets: Secrets, accountId: string, sealed: Buffer): Buffer =>
  secrets.open(totpLabel, accountId, sealed);

export function hasSecondFactor(
  account: Pick<Account, 'totpConfirmedAt'>,
  passkeys: readonly StoredPasskey[]
): boolean {
  return account.totpConfirmedAt !== null || passkeys.length > 0;
}

/** @param owner id of the session or sign-in that is asked; it has one challenge at a time, for five minutes */
export async function askSecondFactor(
  db: Queryable,
  at: number,
  account: Account,
  owner: string,
  site: PasskeySite
): Promise<FactorQuestion> {
  const passkeys = await listPasskeys(db, account.id);
  const options = passkeys.length > 0 ? await passkeyOptions(site, passkeys) : undefined;
  if (options) await keepChallenge(db, at, owner, options.challenge);
  return {
    totp: account.totpConfirmedAt !== null,
    recovery: (await countRecoveryCodes(db, account.id)) > 0,
    passkey: options
  };
}

export function keepChallenge(db: Queryable, at: number, owner: string, challenge: string): Promise<void> {
  return putChallenge(db, { owner, challenge, expiresAt: new Date(at + challengeMs) }, new Date(at));
}

/** Judges an answer and spends what it used. @returns which factor was right, or undefined */
export async function checkSecondFactor(
  { tx, secrets, at, site }: { tx: Queryable; secrets: Secrets; at: number; site: PasskeySite },
  account: Account,
  owner: string,
  answer: FactorAnswer
): Promise<'totp' | 'recovery' | 'passkey' | undefined> {
  if ('passkey' in answer) {
    const challenge = await takeChallenge(tx, owner, new Date(at));
    if (challenge === undefined) return undefined;
    const used = await verifyPasskey(site, challenge, answer.passkey, await listPasskeys(tx, account.id));
    if (!used) return undefined;
    await updatePasskeyUse(tx, used.id, used.counter, new Date(at));
    return 'passkey';
  }
  if (/^\d{6}$/.test(answer.code)) {
    if (!account.totpKey || !account.totpConfirmedAt) return undefined;
    const key = openTotpKey(secrets, account.id, account.totpKey);
    const step = verifyTotp(key, answer.code, at, account.totpLastStep);
    return step !== undefined && (await spendTotpStep(tx, account.id, step)) ? 'totp' : undefined;
  }
  const spent = await spendRecoveryCode(tx, account.id, hashRecoveryCode(secrets, answer.code), new Date(at));
  return spent ? 'recovery' : undefined;
}

export async function clearSecondFactor(tx: Queryable, accountId: string): Promise<void> {
  await updateAccount(tx, accountId, { totpKey: null, totpConfirmedAt: null, totpLastStep: null });
  await deletePasskeys(tx, accountId);
  await replaceRecoveryCodes(tx, accountId, []);
}
