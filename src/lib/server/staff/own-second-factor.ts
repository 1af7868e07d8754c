import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { office } from '#lib/domain/office/office.ts';
import { roleNeedsSecondFactor } from '#lib/domain/staff/role.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import { hashRecoveryCode, newRecoveryCodes } from '#lib/server/auth/recovery-codes.ts';
import { newPasskeyOptions, verifyNewPasskey, type PasskeySite } from '#lib/server/auth/passkeys.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';
import { describeTotp, newTotpKey, verifyTotp, type TotpSetUp } from '#lib/server/auth/totp.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import type { StaffDependencies } from './dependencies.ts';
import { getAccount, getAccountForUpdate, updateAccount, type Account } from './repository.ts';
import {
  countRecoveryCodes,
  deletePasskey,
  insertPasskey,
  listPasskeys,
  replaceRecoveryCodes,
  takeChallenge
} from './second-factor-repository.ts';
import { keepChallenge, openTotpKey, sealTotpKey } from './second-factor.ts';
import { actorOf } from './signed-in.ts';

export interface OwnSecondFactor {
  /** When the app was set up; null without one. */
  readonly totpSince: Date | null;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdAt: Date }[];
  /** Recovery codes not used yet. */
  readonly codesLeft: number;
}

export async function describeOwnSecondFactor(
  { db }: StaffDependencies,
  staff: SignedInStaff
): Promise<OwnSecondFactor> {
  const account = await getAccount(db, staff.account.id);
  const passkeys = await listPasskeys(db, account.id);
  return {
    totpSince: account.totpConfirmedAt,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    codesLeft: await countRecoveryCodes(db, account.id)
  };
}

/** The key to be put into the app, the same until its first code is given; undefined when an app is set up already. */
export async function startTotp(
  { db, secrets }: StaffDependencies,
  staff: SignedInStaff
): Promise<TotpSetUp | undefined> {
  return inTransaction(db, async (tx) => {
    const account = await getAccountForUpdate(tx, staff.account.id);
    if (account.totpConfirmedAt) return undefined;
    const known = account.totpKey && openTotpKey(secrets, account.id, account.totpKey);
    const key = known ?? newTotpKey();
    if (!known) await updateAccount(tx, account.id, { totpKey: sealTotpKey(secrets, account.id, key) });
    return describeTotp(key, office.name, account.email);
  });
}

/** @returns recovery codes to be shown once, when the account had no second factor before */
export type AddedFactor = { readonly recoveryCodes: readonly string[] | undefined };

/** @throws DomainError `invalid` with field `code`, `conflict` when an app is set up already */
export async function confirmTotp(
  { db, secrets, now }: StaffDependencies,
  staff: SignedInStaff,
  code: string
): Promise<AddedFactor> {
  const at = now();
  return inTransaction(db, async (tx) => {
    const account = await getAccountForUpdate(tx, staff.account.id);
    if (account.totpConfirmedAt) throw conflict('Aplikasi kode sudah terpasang.');
    const key = account.totpKey && openTotpKey(secrets, account.id, account.totpKey);
    const step = key && verifyTotp(key, code, at, null);
    if (step == null) {
      throw invalid('Kode keliru.', { code: 'Kode ini keliru atau sudah lewat. Tulis kode yang sedang tampil.' });
    }
    await updateAccount(tx, account.id, { totpConfirmedAt: new Date(at), totpLastStep: step });
    return addFactor(tx, secrets, at, staff, 'totp');
  });
}

export async function startPasskey(
  { db, now }: StaffDependencies,
  staff: SignedInStaff,
  site: PasskeySite
): ReturnType<typeof newPasskeyOptions> {
  const options = await newPasskeyOptions(site, staff.account, await listPasskeys(db, staff.account.id));
  await keepChallenge(db, now(), staff.sessionId, options.challenge);
  return options;
}

/** @throws DomainError `invalid` with field `passkey` */
export async function addPasskey(
  { db, secrets, now }: StaffDependencies,
  staff: SignedInStaff,
  answer: string,
  context: { readonly site: PasskeySite; readonly browser: string }
): Promise<AddedFactor> {
  const at = now();
  const refused = () =>
    invalid('Kunci sandi tidak diterima.', {
      passkey: 'Kunci sandi tidak diterima. Muat ulang halaman, lalu coba lagi.'
    });
  const challenge = await takeChallenge(db, staff.sessionId, new Date(at));
  const passkey = challenge && (await verifyNewPasskey(context.site, challenge, answer));
  if (!passkey) throw refused();
  return inTransaction(db, async (tx) => {
    await getAccountForUpdate(tx, staff.account.id);
    const isNew = await insertPasskey(tx, staff.account.id, {
      ...passkey,
      name: context.browser,
      createdAt: new Date(at)
    });
    if (!isNew) throw refused();
    return addFactor(tx, secrets, at, staff, 'passkey');
  });
}

async function addFactor(
  tx: Queryable,
  secrets: Secrets,
  at: number,
  staff: SignedInStaff,
  factor: string
): Promise<AddedFactor> {
  const { id } = staff.account;
  const recoveryCodes = (await countRecoveryCodes(tx, id)) === 0 ? newRecoveryCodes() : undefined;
  if (recoveryCodes) await keepCodes(tx, secrets, id, recoveryCodes);
  await recordAudit(tx, {
    at,
    actor: actorOf(staff),
    action: 'staff.second_factor_add',
    subject: id,
    details: { factor }
  });
  return { recoveryCodes };
}

const keepCodes = (tx: Queryable, secrets: Secrets, accountId: string, codes: readonly string[]) =>
  replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => hashRecoveryCode(secrets, code))
  );

/** Eight new codes in place of the old ones, to be shown once. */
export async function renewRecoveryCodes(
  { db, secrets, now }: StaffDependencies,
  staff: SignedInStaff
): Promise<readonly string[]> {
  const { id } = staff.account;
  const codes = newRecoveryCodes();
  await inTransaction(db, async (tx) => {
    await keepCodes(tx, secrets, id, codes);
    await recordAudit(tx, { at: now(), actor: actorOf(staff), action: 'staff.recovery_codes_renew', subject: id });
  });
  return codes;
}

/**
 * @param factor `totp`, or the id of a passkey
 * @throws DomainError `conflict` for the last factor of a role that needs one, `not_found`
 */
export async function removeSecondFactor(
  { db, now }: StaffDependencies,
  staff: SignedInStaff,
  factor: string
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const account = await getAccountForUpdate(tx, staff.account.id);
    if (!(await takeFactor(tx, account, factor))) throw notFound('Faktor kedua ini sudah tidak ada.');
    const left = (await listPasskeys(tx, account.id)).length > 0 || (factor !== 'totp' && account.totpConfirmedAt);
    if (!left && roleNeedsSecondFactor(account.role)) {
      throw conflict('Peran Anda wajib faktor kedua. Pasang yang baru dahulu, lalu hapus yang ini.');
    }
    if (!left) await replaceRecoveryCodes(tx, account.id, []);
    await recordAudit(tx, {
      at: now(),
      actor: actorOf(staff),
      action: 'staff.second_factor_remove',
      subject: account.id,
      details: { factor: factor === 'totp' ? 'totp' : 'passkey' }
    });
  });
}

async function takeFactor(tx: Queryable, account: Account, factor: string): Promise<boolean> {
  if (factor !== 'totp') return deletePasskey(tx, account.id, factor);
  if (!account.totpConfirmedAt) return false;
  await updateAccount(tx, account.id, { totpKey: null, totpConfirmedAt: null, totpLastStep: null });
  return true;
}
